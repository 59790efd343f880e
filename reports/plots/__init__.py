"""Pictures of the regulation and of runs as SVG, coloured by class: a page gives them light and dark."""
