"""What lists show: lines chosen, sorted, and written as tables and files."""
