"""Rules of the field as pure functions: facts, a day and the numbers in, a state out. No queries here."""
