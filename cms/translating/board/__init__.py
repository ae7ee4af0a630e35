"""What is translated, what is out of date, what is not: by language and section."""
