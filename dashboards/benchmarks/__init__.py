"""What the Department for Education (DfE) publishes of the children's social work workforce: its words,
formulas and files.

Pure code, without the database: measures, symbols, formulas and the readers of the published files.
"""
