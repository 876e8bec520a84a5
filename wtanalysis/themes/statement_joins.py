"""x."""
def joined(text, found):
    return tuple(found)
