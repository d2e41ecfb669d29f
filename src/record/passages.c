/* The sentences of an article, for whoever wants to read what stands around one. */
#include "record/query.h"

/* sentences of a document lie side by side by key */
static const char sql_passages[] = "SELECT number, text, kind FROM sentences WHERE key >= ?1 AND key < ?2"
								   " AND article = ?3 ORDER BY number";

struct reading {
	ent_store *store;
	ent_arena *arena;
	int64_t article;
	sqlite3_stmt *stmt;
	ENT_VEC(ent_passage) found;
	ent_error *error;
};

static void read_one(void *payload, ent_sql_row *get)
{
	struct reading *this = payload;
	ent_passage *passage = ent_push(this->arena, &this->found);
	passage->sentence = ent_sql_get_u32(get);
	passage->text = ent_sql_get_str(get);
	passage->kind = ent_sql_get_str(get);
}

static ent_status read_all(void *payload)
{
	struct reading *this = payload;
	const ent_sql *sql = &this->store->sql;
	ent_status status = ent_sql_prepare(sql, sql_passages, &this->stmt, this->error);
	if (status)
		return status;
	ent_sql_row put = ent_sql_bind(this->stmt);
	int64_t document = ent_store_document(this->article);
	ent_sql_put_int(&put, ent_store_key(document, 0));
	ent_sql_put_int(&put, ent_store_key(document + 1, 0));
	ent_sql_put_int(&put, this->article);
	return ent_sql_each(sql, ent_sql_read(this->stmt, this->arena), read_one, this, this->error);
}

ent_status ent_store_passages(ent_store *store, ent_arena *arena, int64_t article, ent_passage **ret_passages,
							  size_t *ret_n, ent_error *error)
{
	struct reading this = {.store = store, .arena = arena, .article = article, .error = error};
	ent_status status = ent_arena_run(arena, read_all, &this, error);
	ent_sql_finish(this.stmt);
	if (!status) {
		*ret_passages = this.found.at;
		*ret_n = this.found.n;
	}
	return status;
}
