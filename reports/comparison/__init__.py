"""Two runs beside each other, rule by rule: what was mended, what broke, what is no longer looked at."""
