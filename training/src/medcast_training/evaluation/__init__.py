"""Repeated cross-validation: what each candidate would have said of rows it had not seen."""
