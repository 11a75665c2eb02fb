"""Norwegian search: what the pages say, made into an index that the browser's worker understands."""
