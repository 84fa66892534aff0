"""The floor of the house: settings, database, one transaction, errors. It knows no feature."""
