"""Villages: their facts, where they lie, who welcomes there."""
