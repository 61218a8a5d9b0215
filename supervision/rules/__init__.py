"""Rules of supervision as pure functions: facts and days in, days out."""
