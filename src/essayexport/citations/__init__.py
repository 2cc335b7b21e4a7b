"""Citations: `cite` is the only door."""
