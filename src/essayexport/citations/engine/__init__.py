"""CSL 1.0.2, the Citation Style Language: styles read by citeproc-py are compiled and run here. It knows no documents."""
