"""What the desk speaks about: values and pure rules, standard library only."""
