/* Remarks and aliases of a document as rows, keyed like events by the document's key and their place in it. */
#include "record/handle.h"
#include "remarks/remarks.h"

static const char sql_remark[] =
	"INSERT INTO remarks (key, sentence, start_byte, end_byte, text, kind, act, once, phase, status, agents, others,"
	" object, code, name, person, office, again, definite, edtf, lo, hi, basis, date_start_byte, date_end_byte)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_value[] =
	"INSERT INTO remark_values (remark, number, property, start_byte, end_byte, text, value_lo, value_hi, unit, per,"
	" change, approximate, edtf, lo, hi, basis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_alias[] = "INSERT INTO aliases (key, sentence, name, other) VALUES (?, ?, ?, ?)";

static ent_str there(ent_str s)
{
	return s.ptr ? s : ENT_STR("");
}

static ent_status ready(ent_store *store, ent_insert which, const char *text, ent_sql_row *put, ent_error *error)
{
	ent_status status = ent_sql_ready(&store->sql, text, &store->insert[which], error);
	if (!status)
		*put = ent_sql_bind(store->insert[which]);
	return status;
}

static ent_status insert_value(ent_store *store, int64_t remark, size_t number, const ent_remark_value *value,
							   ent_error *error)
{
	ent_sql_row put;
	ent_status status = ready(store, ENT_INSERT_REMARK_VALUE, sql_value, &put, error);
	if (status)
		return status;
	ent_sql_put_int(&put, remark);
	ent_sql_put_int(&put, (int64_t)number);
	ent_sql_put_str(&put, there(value->property));
	ent_sql_put_int(&put, value->start);
	ent_sql_put_int(&put, value->end);
	ent_sql_put_str(&put, there(value->text));
	ent_sql_put_double(&put, value->lo);
	ent_sql_put_double(&put, value->hi);
	ent_sql_put_str(&put, ent_str_filled(value->unit));
	ent_sql_put_str(&put, ent_str_filled(value->per));
	ent_sql_put_text(&put, ent_change_name(value->change));
	ent_sql_put_int(&put, value->approximate);
	ent_sql_put_date(&put, &value->date);
	return ent_sql_run(&store->sql, &put, error);
}

static ent_status insert_remark(ent_store *store, int64_t document, size_t i, const ent_remark *remark,
								ent_error *error)
{
	ent_sql_row put;
	ent_status status = ready(store, ENT_INSERT_REMARK, sql_remark, &put, error);
	if (status)
		return status;
	ent_sql_put_int(&put, ent_store_key(document, i));
	ent_sql_put_int(&put, ent_store_key(document, remark->sentence));
	ent_sql_put_int(&put, remark->start);
	ent_sql_put_int(&put, remark->end);
	ent_sql_put_str(&put, there(remark->text));
	ent_sql_put_str(&put, there(remark->kind));
	ent_sql_put_str(&put, there(remark->act));
	ent_sql_put_int(&put, remark->once);
	ent_sql_put_str(&put, ent_str_filled(remark->phase));
	ent_sql_put_str(&put, there(remark->status));
	const ent_str texts[] = {remark->agents, remark->others, remark->object, remark->code,
							 remark->name,   remark->person, remark->office};
	for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
		ent_sql_put_str(&put, ent_str_filled(texts[k]));
	ent_sql_put_int(&put, remark->again);
	ent_sql_put_int(&put, remark->definite);
	ent_sql_put_date(&put, &remark->date);
	ent_sql_put_int(&put, remark->date_start);
	ent_sql_put_int(&put, remark->date_end);
	status = ent_sql_run(&store->sql, &put, error);
	for (size_t k = 0; !status && k < remark->n_values; k++)
		status = insert_value(store, ent_store_key(document, i), k, &remark->values[k], error);
	return status;
}

ent_status ent_store_insert_remarks(ent_store *store, int64_t document, const ent_remarks *remarks, ent_error *error)
{
	ent_status status = ENT_OK;
	for (size_t i = 0; !status && remarks && i < remarks->n; i++)
		status = insert_remark(store, document, i, &remarks->at[i], error);
	for (size_t i = 0; !status && remarks && i < remarks->n_aliases; i++) {
		ent_sql_row put;
		status = ready(store, ENT_INSERT_ALIAS, sql_alias, &put, error);
		if (status)
			break;
		ent_sql_put_int(&put, ent_store_key(document, i));
		ent_sql_put_int(&put, ent_store_key(document, remarks->aliases[i].sentence));
		ent_sql_put_str(&put, there(remarks->aliases[i].name));
		ent_sql_put_str(&put, there(remarks->aliases[i].other));
		status = ent_sql_run(&store->sql, &put, error);
	}
	return status;
}
