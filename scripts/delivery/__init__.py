"""What a PC in an office is given: installer and folder, built by `make bundle`; not part of them."""
