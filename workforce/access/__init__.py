"""Who may do what, how far: permissions, roles and reach, as data."""
