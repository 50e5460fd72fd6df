"""Assembling `evaluation.json` from what was measured."""
