-- The fluid of the drinks that were added one by one to the day before a night. It is no answer to
-- how much was drunk in all: that stands in its night. It is no part of the interchange format.
--
-- No foreign key: a night is edited by taking its rows out and putting them in again.

CREATE TABLE added_fluid (
  night TEXT PRIMARY KEY CHECK (date(night) IS night),
  ml INTEGER NOT NULL CHECK (ml BETWEEN 0 AND 20000)
) STRICT;
