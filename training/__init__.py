"""How the entity model is made: deterministic, from corpora and templates named in its card."""
