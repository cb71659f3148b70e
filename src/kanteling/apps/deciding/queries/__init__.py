"""Reading: who asks goes in, a prepared and frozen page comes out."""
