"""What people hear who did not knock: colleagues, directors, whoever is reminded or waits for a paper."""
