"""Who people are to the desk, and whose data each of them may see."""
