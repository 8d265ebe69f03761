-- The accounts of the seats, for psql. `ha1` is md5('A07:exchange.city:password'): the password itself is nowhere.
create table version (table_name varchar(32) primary key, table_version integer not null);
insert into version values ('subscriber', 7);
create table subscriber (
  username varchar(64) not null,
  domain varchar(64) not null,
  ha1 varchar(128) not null,
  primary key (username, domain)
);
-- insert into subscriber values ('A07', 'exchange.city', md5('A07:exchange.city:' || 'CHANGE-ME'));
