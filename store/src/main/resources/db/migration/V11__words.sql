-- The words of names, so that a misspelt or frequent name is found by whole words: the trigrams of a frequent one
-- are on a large part of all people, and walking their lists takes longer than anybody waits.

-- What is searched for as a word of a name: not e-mail addresses, phones and other things with digits in them.
create function name_words(search text) returns text[]
    language sql immutable strict parallel safe
    return array(
        select distinct word from unnest(string_to_array(search, ' ')) word
        where length(word) between 3 and 40 and word !~ '[0-9@]');

create table word (
    word   text collate "C" primary key,
    people bigint not null
) with (fillfactor = 70);

comment on table word is 'Every word of a name in person, and how many have it; kept by triggers, gone with the last who has it.';

insert into word select word, count(*) from person, unnest(name_words(search)) word group by word;

create index word_alike on word using gin (word gin_trgm_ops);
create index person_words on person using gin (name_words(search));
create index person_start on person (left(search, 100) text_pattern_ops);

create function words_added() returns trigger language plpgsql set search_path from current as $$
begin
    insert into word as w
    select added.word, count(*) from people_now, unnest(name_words(search)) added (word) group by added.word order by added.word
    on conflict (word) do update set people = w.people + excluded.people;
    return null;
end $$;

create function words_gone() returns trigger language plpgsql set search_path from current as $$
begin
    update word set people = people - gone.times
    from (select gone.word, count(*) as times from people_before, unnest(name_words(search)) gone (word) group by gone.word) gone
    where word.word = gone.word;
    delete from word using people_before, unnest(name_words(search)) gone (word)
    where word.word = gone.word and word.people <= 0;
    return null;
end $$;

create trigger words_added after insert on person
    referencing new table as people_now for each statement execute function words_added();
create trigger words_gone after delete on person
    referencing old table as people_before for each statement execute function words_gone();

-- A word that stays is taken away and added again in one statement each; names change seldom.
create trigger words_changed_to after update on person
    referencing new table as people_now for each statement execute function words_added();
create trigger words_changed_from after update on person
    referencing old table as people_before for each statement execute function words_gone();
