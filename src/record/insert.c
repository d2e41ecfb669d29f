/* Adding a coded document: from the structs of the rooms below to rows. The one place that knows both.
 *
 * Rows are keyed by the document's key and the place in it, never by a counter of the table, so that the same
 * documents added in the same order give the same rows, however often the run was interrupted. */
#include "record/handle.h"
#include "remarks/remarks.h"

#include <stdio.h>

static const char *const sql_insert[ENT_INSERTS] = {
	[ENT_INSERT_DOCUMENT] = "INSERT INTO documents (id, sha256, path, format, bytes, run) VALUES (?, ?, ?, ?, ?, ?)",
	[ENT_INSERT_ARTICLE] = "INSERT INTO articles (key, document, number, title, author, publisher, url, language,"
						   " edtf, lo, hi, basis, sentences, coded, events)"
						   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[ENT_INSERT_SENTENCE] = "INSERT INTO sentences (key, article, number, kind, start_byte, end_byte, original_byte,"
							" text, silence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[ENT_INSERT_SEARCH] = "INSERT INTO sentence_search (rowid, text) VALUES (?, ?)",
	[ENT_INSERT_MENTION] = "INSERT INTO mentions (sentence, number, member, start_byte, end_byte, text, how,"
						   " country, sector, code, name, office, person, from_day, to_day, note)"
						   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[ENT_INSERT_DATE] = "INSERT INTO dates (sentence, number, start_byte, end_byte, text, type, value,"
						" edtf, lo, hi, basis, dates_event, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[ENT_INSERT_AMOUNT] = "INSERT INTO amounts (key, sentence, start_byte, end_byte, text, lo, hi, unit, per, measures,"
						  " change, approximate, ordinal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[ENT_INSERT_EVENT] = "INSERT INTO events (key, id, sentence, start_byte, end_byte, text, event, mode, context,"
						 " cameo, quad, score, status, speaker, edtf, lo, hi, basis, date_start_byte, date_end_byte,"
						 " date_text, place, place_country, rule, confidence, why) VALUES"
						 " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[ENT_INSERT_PARTICIPANT] = "INSERT INTO participants (event, number, role, start_byte, end_byte, text, how,"
							   " country, sector, code, name, office, person, note)"
							   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[ENT_INSERT_EVENT_AMOUNT] = "INSERT INTO event_amounts (event, number, amount) VALUES (?, ?, ?)",
	[ENT_INSERT_HAS] = "SELECT 1 FROM documents d JOIN runs r ON r.key = d.run WHERE d.sha256 = ?1"
					   " AND (?2 IS NULL OR d.id = ?2) AND (?3 IS NULL OR r.version = ?3 AND r.data = ?4)",
	[ENT_INSERT_FIND] = "SELECT key FROM documents WHERE sha256 = ?1 AND id = ?2",
	[ENT_INSERT_REPLACE] = "UPDATE documents SET path = ?2, format = ?3, bytes = ?4, run = ?5 WHERE key = ?1",
	/* The index has no copy of the text, so it is told what it is to forget. */
	[ENT_INSERT_UNSEARCH] = "INSERT INTO sentence_search (sentence_search, rowid, text) SELECT 'delete', key, text"
							" FROM sentences WHERE article IN (SELECT key FROM articles WHERE document = ?1)",
	[ENT_INSERT_CLEAR] = "DELETE FROM articles WHERE document = ?1", /* and all below it, by foreign keys */
	[ENT_INSERT_REMOVE] = "DELETE FROM documents WHERE key = ?1",
};

/* What lies in one article, counted before its row is written. */
typedef struct tally {
	int64_t sentences, coded, events;
} tally;

/* A document on its way into the database. */
typedef struct addition {
	ent_store *store;
	ent_arena *arena;
	const ent_document *document;
	const ent_reading *reading;
	const ent_coding *coding;
	bool has;             /* it is there, coded by this version with this data */
	int64_t key;          /* of the document; 0: it is new */
	tally *articles;      /* [n_articles] */
	uint32_t *coded;      /* [n_sentences] events of it */
	const char **silence; /* [n_sentences] reason, or NULL */
	ent_error *error;
} addition;

static int64_t key_of(const addition *add, size_t index)
{
	return ent_store_key(add->key, index);
}

/* The statement, reset, with a cursor on its first parameter; SQLite has already refused where it gives an error. */
static ent_status ready(ent_store *store, ent_insert which, ent_sql_row *put, ent_error *error)
{
	ent_status status = ent_sql_ready(&store->sql, sql_insert[which], &store->insert[which], error);
	if (!status)
		*put = ent_sql_bind(store->insert[which]);
	return status;
}

static ent_status run(addition *add, ent_sql_row *put)
{
	return ent_sql_run(&add->store->sql, put, add->error);
}

static ent_str part(const addition *add, uint32_t start, uint32_t end)
{
	return ent_str_sub(add->document->text, start, end);
}

static ent_status misfit(addition *add, const char *what, size_t index)
{
	char where[192];
	(void)snprintf(where, sizeof where, "%.*s", ENT_FMT(add->document->id));
	return ent_fail(add->error, ENT_USAGE, where, 0, -1, "%s %zu lies outside the document", what, index);
}

/* Every index is looked at before anything is written; counts events by sentence and article. */
static ent_status count(addition *add)
{
	const ent_text *text = add->reading->text;
	size_t n_articles = add->document->n_articles;
	add->articles = ENT_NEWN(add->arena, tally, n_articles ? n_articles : 1);
	add->coded = ENT_NEWN(add->arena, uint32_t, text->n);
	add->silence = ENT_NEWN(add->arena, const char *, text->n);
	for (size_t i = 0; i < add->coding->n_events; i++) {
		if (add->coding->events[i].sentence >= text->n)
			return misfit(add, "event", i);
		add->coded[add->coding->events[i].sentence]++;
	}
	for (size_t i = 0; i < add->coding->n_silences; i++) {
		if (add->coding->silences[i].sentence >= text->n)
			return misfit(add, "silence", i);
		add->silence[add->coding->silences[i].sentence] = add->coding->silences[i].reason;
	}
	for (size_t i = 0; i < text->n; i++) {
		const ent_sentence *sentence = &text->sentences[i];
		if (sentence->article >= n_articles || sentence->block >= add->document->n_blocks)
			return misfit(add, "sentence", i);
		tally *article = &add->articles[sentence->article];
		article->sentences++;
		article->coded += add->coded[i] > 0;
		article->events += add->coded[i];
	}
	for (size_t i = 0; i < add->reading->mentions->n; i++)
		if (add->reading->mentions->at[i].sentence >= text->n)
			return misfit(add, "mention", i);
	for (size_t i = 0; i < add->reading->timexes->n; i++)
		if (add->reading->timexes->at[i].sentence >= text->n)
			return misfit(add, "date", i);
	for (size_t i = 0; i < add->reading->amounts->n; i++)
		if (add->reading->amounts->at[i].sentence >= text->n)
			return misfit(add, "amount", i);
	const ent_remarks *remarks = add->coding->remarks;
	for (size_t i = 0; remarks && i < remarks->n; i++)
		if (remarks->at[i].sentence >= text->n)
			return misfit(add, "remark", i);
	for (size_t i = 0; remarks && i < remarks->n_aliases; i++)
		if (remarks->aliases[i].sentence >= text->n)
			return misfit(add, "alias", i);
	return ENT_OK;
}

/* The key of these bytes under this id, 0 when they are new. */
static ent_status find(addition *add)
{
	ent_sql_row put;
	ent_status status = ready(add->store, ENT_INSERT_FIND, &put, add->error);
	if (status)
		return status;
	ent_sql_put_str(&put, add->document->sha256);
	ent_sql_put_str(&put, add->document->id);
	bool row = false;
	status = ent_sql_check(&add->store->sql, &put, add->error);
	if (!status)
		status = ent_sql_step(&add->store->sql, put.stmt, &row, add->error);
	add->key = !status && row ? sqlite3_column_int64(put.stmt, 0) : 0;
	(void)sqlite3_reset(put.stmt);
	return status;
}

static ent_status run_with_key(addition *add, ent_insert which)
{
	ent_sql_row put;
	ent_status status = ready(add->store, which, &put, add->error);
	if (status)
		return status;
	ent_sql_put_int(&put, add->key);
	return run(add, &put);
}

/* All that lies in the document goes, the document itself stays. */
static ent_status clear(addition *add)
{
	ent_status status = run_with_key(add, ENT_INSERT_UNSEARCH);
	return status ? status : run_with_key(add, ENT_INSERT_CLEAR);
}

/* What another version or other data made of the same bytes goes; the document keeps its key, so its place. */
static ent_status replace_document(addition *add)
{
	const ent_document *document = add->document;
	ent_sql_row put;
	ent_status status = clear(add);
	if (!status)
		status = ready(add->store, ENT_INSERT_REPLACE, &put, add->error);
	if (status)
		return status;
	ent_sql_put_int(&put, add->key);
	ent_sql_put_str(&put, document->path);
	ent_sql_put_str(&put, document->format);
	ent_sql_put_int(&put, (int64_t)document->text.len);
	ent_sql_put_int(&put, add->store->run);
	return run(add, &put);
}

static ent_status insert_document(addition *add)
{
	if (add->key)
		return replace_document(add);
	const ent_document *document = add->document;
	ent_sql_row put;
	ent_status status = ready(add->store, ENT_INSERT_DOCUMENT, &put, add->error);
	if (status)
		return status;
	ent_sql_put_str(&put, document->id);
	ent_sql_put_str(&put, document->sha256);
	ent_sql_put_str(&put, document->path);
	ent_sql_put_str(&put, document->format);
	ent_sql_put_int(&put, (int64_t)document->text.len);
	ent_sql_put_int(&put, add->store->run);
	status = run(add, &put);
	if (!status)
		add->key = sqlite3_last_insert_rowid(add->store->sql.db);
	return status;
}

static ent_status insert_article(addition *add, size_t i)
{
	const ent_article *article = &add->document->articles[i];
	ent_sql_row put;
	ent_status status = ready(add->store, ENT_INSERT_ARTICLE, &put, add->error);
	if (status)
		return status;
	ent_sql_put_int(&put, key_of(add, i));
	ent_sql_put_int(&put, add->key);
	ent_sql_put_int(&put, (int64_t)i);
	ent_sql_put_str(&put, ent_str_filled(article->title));
	ent_sql_put_str(&put, ent_str_filled(article->author));
	ent_sql_put_str(&put, ent_str_filled(article->publisher));
	ent_sql_put_str(&put, ent_str_filled(article->url));
	ent_sql_put_str(&put, ent_str_filled(article->language));
	ent_sql_put_date(&put, &article->published);
	ent_sql_put_int(&put, add->articles[i].sentences);
	ent_sql_put_int(&put, add->articles[i].coded);
	ent_sql_put_int(&put, add->articles[i].events);
	return run(add, &put);
}

static ent_status insert_sentence(addition *add, size_t i)
{
	const ent_sentence *sentence = &add->reading->text->sentences[i];
	ent_str text = ent_sentence_text(add->arena, add->document, sentence);
	if (!text.ptr)
		text = ENT_STR("");
	ent_sql_row put;
	ent_status status = ready(add->store, ENT_INSERT_SENTENCE, &put, add->error);
	if (status)
		return status;
	ent_sql_put_int(&put, key_of(add, i));
	ent_sql_put_int(&put, key_of(add, sentence->article));
	ent_sql_put_int(&put, (int64_t)i);
	ent_sql_put_text(&put, ent_block_kind_name(add->document->blocks[sentence->block].kind));
	ent_sql_put_int(&put, sentence->start);
	ent_sql_put_int(&put, sentence->end);
	ent_sql_put_int(&put, (int64_t)ent_document_original(add->document, sentence->start));
	ent_sql_put_str(&put, text);
	ent_sql_put_text(&put, add->coded[i] ? NULL : add->silence[i]);
	status = run(add, &put);
	if (!status)
		status = ready(add->store, ENT_INSERT_SEARCH, &put, add->error);
	if (status)
		return status;
	ent_sql_put_int(&put, key_of(add, i));
	ent_sql_put_str(&put, text);
	return run(add, &put);
}

static void put_actor(ent_sql_row *put, const ent_actor *actor)
{
	ent_sql_put_str(put, ent_str_filled(ent_str_of(actor->country)));
	ent_sql_put_str(put, ent_str_filled(ent_str_of(actor->sector)));
	ent_sql_put_str(put, ent_str_filled(actor->code));
	ent_sql_put_str(put, ent_str_filled(actor->name));
	ent_sql_put_str(put, ent_str_filled(actor->office));
	ent_sql_put_str(put, ent_str_filled(actor->person));
}

static ent_status insert_mention(addition *add, const ent_mention *mention, uint32_t number, uint32_t member)
{
	static const ent_actor nobody = {0}; /* named, but unknown to the tables: kept so that it can be listed */
	ent_sql_row put;
	ent_status status = ready(add->store, ENT_INSERT_MENTION, &put, add->error);
	if (status)
		return status;
	ent_sql_put_int(&put, key_of(add, mention->sentence));
	ent_sql_put_int(&put, number);
	ent_sql_put_int(&put, member);
	ent_sql_put_int(&put, mention->start);
	ent_sql_put_int(&put, mention->end);
	ent_sql_put_str(&put, part(add, mention->start, mention->end));
	ent_sql_put_text(&put, ent_how_name(mention->how));
	put_actor(&put, mention->n_actors ? &mention->actors[member] : &nobody);
	ent_sql_put_day(&put, mention->from);
	ent_sql_put_day(&put, mention->to);
	ent_sql_put_str(&put, ent_str_filled(mention->note));
	return run(add, &put);
}

static ent_status insert_mentions(addition *add)
{
	uint32_t *numbers = ENT_NEWN(add->arena, uint32_t, add->reading->text->n);
	ent_status status = ENT_OK;
	for (size_t i = 0; !status && i < add->reading->mentions->n; i++) {
		const ent_mention *mention = &add->reading->mentions->at[i];
		uint32_t number = numbers[mention->sentence]++;
		uint32_t members = mention->n_actors ? mention->n_actors : 1;
		for (uint32_t member = 0; !status && member < members; member++)
			status = insert_mention(add, mention, number, member);
	}
	return status;
}

static ent_status insert_dates(addition *add)
{
	uint32_t *numbers = ENT_NEWN(add->arena, uint32_t, add->reading->text->n);
	ent_status status = ENT_OK;
	for (size_t i = 0; !status && i < add->reading->timexes->n; i++) {
		const ent_timex *timex = &add->reading->timexes->at[i];
		ent_sql_row put;
		status = ready(add->store, ENT_INSERT_DATE, &put, add->error);
		if (status)
			break;
		ent_sql_put_int(&put, key_of(add, timex->sentence));
		ent_sql_put_int(&put, numbers[timex->sentence]++);
		ent_sql_put_int(&put, timex->start);
		ent_sql_put_int(&put, timex->end);
		ent_sql_put_str(&put, part(add, timex->start, timex->end));
		ent_sql_put_text(&put, ent_timex_type_name(timex->type));
		ent_sql_put_str(&put, ent_str_filled(timex->value));
		ent_sql_put_date(&put, &timex->date);
		ent_sql_put_int(&put, timex->event_date);
		ent_sql_put_str(&put, ent_str_filled(timex->why));
		status = run(add, &put);
	}
	return status;
}

static ent_status insert_amounts(addition *add)
{
	ent_status status = ENT_OK;
	for (size_t i = 0; !status && i < add->reading->amounts->n; i++) {
		const ent_amount *amount = &add->reading->amounts->at[i];
		ent_sql_row put;
		status = ready(add->store, ENT_INSERT_AMOUNT, &put, add->error);
		if (status)
			break;
		ent_sql_put_int(&put, key_of(add, i));
		ent_sql_put_int(&put, key_of(add, amount->sentence));
		ent_sql_put_int(&put, amount->start);
		ent_sql_put_int(&put, amount->end);
		ent_sql_put_str(&put, part(add, amount->start, amount->end));
		ent_sql_put_double(&put, amount->lo);
		ent_sql_put_double(&put, amount->hi);
		ent_sql_put_str(&put, ent_str_filled(amount->unit));
		ent_sql_put_str(&put, ent_str_filled(amount->per));
		ent_sql_put_str(&put, ent_str_filled(amount->measures));
		ent_sql_put_text(&put, ent_change_name(amount->change));
		ent_sql_put_int(&put, amount->approximate);
		ent_sql_put_int(&put, amount->ordinal);
		status = run(add, &put);
	}
	return status;
}

static ent_status insert_participant(addition *add, int64_t event, size_t number, const ent_participant *one)
{
	ent_sql_row put;
	ent_status status = ready(add->store, ENT_INSERT_PARTICIPANT, &put, add->error);
	if (status)
		return status;
	ent_sql_put_int(&put, event);
	ent_sql_put_int(&put, (int64_t)number);
	ent_sql_put_text(&put, ent_role_name(one->role));
	ent_sql_put_int(&put, one->start);
	ent_sql_put_int(&put, one->end);
	ent_sql_put_str(&put, ent_str_filled(one->text));
	ent_sql_put_text(&put, ent_how_name(one->how));
	put_actor(&put, &one->actor);
	ent_sql_put_str(&put, ent_str_filled(one->note));
	return run(add, &put);
}

/* The index in the document's list of the amount that an event points at (or has a copy of); n when it is not there. */
static size_t amount_index(const ent_amount_list *list, const ent_amount *amount)
{
	uintptr_t from = (uintptr_t)list->at, at = (uintptr_t)amount;
	if (at >= from && (at - from) / sizeof *amount < list->n)
		return (at - from) / sizeof *amount;
	size_t i = 0;
	while (i < list->n && (list->at[i].start != amount->start || list->at[i].end != amount->end))
		i++;
	return i;
}

static ent_status insert_event_amounts(addition *add, int64_t key, const ent_event *event)
{
	ent_status status = ENT_OK;
	for (size_t i = 0; !status && i < event->n_amounts; i++) {
		size_t amount = amount_index(add->reading->amounts, event->amounts[i]);
		if (amount == add->reading->amounts->n)
			return misfit(add, "amount of event", i);
		ent_sql_row put;
		status = ready(add->store, ENT_INSERT_EVENT_AMOUNT, &put, add->error);
		if (status)
			break;
		ent_sql_put_int(&put, key);
		ent_sql_put_int(&put, (int64_t)i);
		ent_sql_put_int(&put, key_of(add, amount));
		status = run(add, &put);
	}
	return status;
}

static ent_status insert_event_row(addition *add, int64_t key, const ent_event *event)
{
	ent_sql_row put;
	ent_status status = ready(add->store, ENT_INSERT_EVENT, &put, add->error);
	if (status)
		return status;
	ent_sql_put_int(&put, key);
	ent_sql_put_str(&put, event->id);
	ent_sql_put_int(&put, key_of(add, event->sentence));
	ent_sql_put_int(&put, event->start);
	ent_sql_put_int(&put, event->end);
	ent_sql_put_str(&put, event->text.ptr ? event->text : part(add, event->start, event->end));
	ent_sql_put_str(&put, event->event);
	ent_sql_put_str(&put, ent_str_filled(event->mode));
	ent_sql_put_str(&put, ent_str_filled(event->context));
	ent_sql_put_str(&put, ent_str_filled(event->cameo));
	ent_sql_put_str(&put, ent_str_filled(event->quad));
	ent_sql_put_double(&put, event->score);
	ent_sql_put_text(&put, ent_event_status_name(event->status));
	ent_sql_put_str(&put, ent_str_filled(event->speaker));
	ent_sql_put_date(&put, &event->date);
	ent_sql_put_int(&put, event->date_start);
	ent_sql_put_int(&put, event->date_end);
	ent_sql_put_str(&put, ent_str_filled(part(add, event->date_start, event->date_end)));
	ent_sql_put_str(&put, ent_str_filled(event->place));
	ent_sql_put_str(&put, ent_str_filled(event->place_country));
	ent_sql_put_str(&put, ent_str_filled(event->rule));
	ent_sql_put_double(&put, event->confidence);
	ent_sql_put_str(&put, ent_str_filled(event->why));
	return run(add, &put);
}

static ent_status insert_event(addition *add, size_t i)
{
	const ent_event *event = &add->coding->events[i];
	int64_t key = key_of(add, i);
	ent_status status = insert_event_row(add, key, event);
	for (size_t k = 0; !status && k < event->n_participants; k++)
		status = insert_participant(add, key, k, &event->participants[k]);
	if (!status)
		status = insert_event_amounts(add, key, event);
	return status ? status : ent_store_apply(add->store, key, event->id, add->error);
}

static ent_status insert_all(void *payload)
{
	addition *add = payload;
	ent_status status = insert_document(add);
	for (size_t i = 0; !status && i < add->document->n_articles; i++)
		status = insert_article(add, i);
	for (size_t i = 0; !status && i < add->reading->text->n; i++)
		status = insert_sentence(add, i);
	if (!status)
		status = insert_mentions(add);
	if (!status)
		status = insert_dates(add);
	if (!status)
		status = insert_amounts(add);
	for (size_t i = 0; !status && i < add->coding->n_events; i++)
		status = insert_event(add, i);
	return status ? status : ent_store_insert_remarks(add->store, add->key, add->coding->remarks, add->error);
}

ent_status ent_store_has(ent_store *store, ent_str sha256, ent_str id, bool *ret_has, ent_error *error)
{
	ent_sql_row put;
	ent_status status = ready(store, ENT_INSERT_HAS, &put, error);
	if (status)
		return status;
	ent_sql_put_str(&put, sha256);
	ent_sql_put_str(&put, id);
	ent_sql_put_text(&put, store->version);
	ent_sql_put_text(&put, store->data);
	bool row = false;
	status = ent_sql_check(&store->sql, &put, error);
	if (!status)
		status = ent_sql_step(&store->sql, put.stmt, &row, error);
	(void)sqlite3_reset(put.stmt);
	if (!status)
		*ret_has = row;
	return status;
}

/* Looks, under the lock of the batch, whether the document is there, and for what is wrong with it before anything is
 * written. One that is to be replaced gets a transaction of its own, so that it can be taken back whole. */
static ent_status look(void *payload)
{
	addition *add = payload;
	ent_store *store = add->store;
	for (;;) {
		ent_status status = ent_store_batch(store, add->error);
		if (!status)
			status = ent_store_has(store, add->document->sha256, add->document->id, &add->has, add->error);
		if (!status && !add->has)
			status = find(add);
		if (status || add->has)
			return status;
		if (!add->key || store->batched == 0)
			return count(add);
		status = ent_store_commit(store, add->error);
		if (status)
			return status;
	}
}

/* Takes back a document that broke off. Others of its batch stay, unless the system fails again; SQLite's savepoints
 * would do the same, but each makes the search index write itself out, which costs more than all the rest. */
static void undo(addition *add)
{
	ent_store *store = add->store;
	add->error = NULL; /* the first failure is the one to tell */
	if (!add->key && !sqlite3_get_autocommit(store->sql.db))
		return; /* nothing of it was written */
	if (store->batched > 0 && !sqlite3_get_autocommit(store->sql.db) && clear(add) == ENT_OK &&
		run_with_key(add, ENT_INSERT_REMOVE) == ENT_OK)
		return;
	(void)sqlite3_exec(store->sql.db, "ROLLBACK", NULL, NULL, NULL); /* a full disk may have done so already */
}

ent_status ent_store_add(ent_store *store, const ent_reading *reading, const ent_coding *coding, ent_error *error)
{
	if (!store->run)
		return ent_fail(error, ENT_USAGE, store->sql.path, 0, -1, "no run was begun");
	ent_arena_reset(store->scratch);
	addition add = {.store = store,
					.arena = store->scratch,
					.document = reading->document,
					.reading = reading,
					.coding = coding,
					.error = error};
	ent_status status = ent_arena_run(store->scratch, look, &add, error);
	if (status || add.has) {
		if (store->batched == 0) /* keep no lock for nothing */
			(void)ent_store_commit(store, NULL);
		return status;
	}
	status = ent_arena_run(store->scratch, insert_all, &add, error);
	if (status) {
		undo(&add);
		return status;
	}
	return ent_store_batched(store, error);
}
