"""What a journey is: types, code lists and Arrow schemas. Imports nothing of ours."""
