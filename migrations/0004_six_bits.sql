-- 2026-11-24: vectors at six bits a number in place of eight.
--
-- They were the largest part of a vault beside its text. `coded` makes the code of a vector of bytes of two's
-- complement; how it is read stands in crates/store/src/code.rs.

UPDATE vectors SET embedding = coded(embedding);
UPDATE next_vectors SET embedding = coded(embedding);
