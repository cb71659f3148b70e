"""A living, invented neighbourhood, told through the same commands that people use. Nothing here is real but the
names of the places: Hatert and Lindenholt lie in Nijmegen; everyone who lives here was made up."""
