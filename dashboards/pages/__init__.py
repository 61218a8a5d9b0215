"""What the pages of figures say, as plain typed data: from stored rows to words, tables and charts. No
queries here."""
