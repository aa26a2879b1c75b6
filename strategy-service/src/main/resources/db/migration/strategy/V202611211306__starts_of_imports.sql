-- an import that ends the process that reads it must not end every process after it
alter table candle_import add column starts integer not null default 0;
