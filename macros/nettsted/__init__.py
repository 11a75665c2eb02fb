"""The finished site: light, safe, offline, found. The hooks enter through `hendelser`."""
