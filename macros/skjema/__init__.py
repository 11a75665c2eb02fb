"""The form for those who never used git: its fields, made from the data model, and where what they wrote can go."""
