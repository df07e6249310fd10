"""The casebook: reports, claims, figures, findings, and every human decision, kept.

Its log is the truth: each change is a row that says who, when, what before, what after, and why, chained to
the row before it by a hash. All other tables are what the log comes to, and can be made again from it.
"""
