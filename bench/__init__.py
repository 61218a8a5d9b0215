"""What the product costs, as ratios in one run: `make bench`. What was found is in docs/performance.md."""
