"""What Excel would silently drop, repair or trip over."""
