/* Our own columns as Apache Parquet (parquet-format 2, thrift definitions in parquet.thrift): columns OPTIONAL, values
 * PLAIN, no compression, one data page a column in each row group. Readers of every kind take that, and it needs no
 * library.
 *
 *     "PAR1" ( page header, definition levels, values )* for each row group and column, FileMetaData, its length,
 * "PAR1"
 *
 * Metadata is in Thrift's compact protocol: a field is a byte (distance to the field before, type) and its value. Rows
 * are collected in the arena of the exporter until a row group is full, so an exporter of this format serves one
 * thread. */
#include "record/export_columns.h"
#include "record/exporter.h"

#include <string.h>

enum { GROUP_ROWS = 50000, GROUP_BYTES = 32 << 20 };
enum { TYPE_INT32 = 1, TYPE_INT64 = 2, TYPE_DOUBLE = 5, TYPE_BYTES = 6 }; /* parquet.thrift: Type */
enum { CONVERTED_NONE = -1, CONVERTED_UTF8 = 0, CONVERTED_DATE = 6 };     /* ConvertedType */
enum { ENCODING_PLAIN = 0, ENCODING_RLE = 3, REPETITION_OPTIONAL = 1 };   /* Encoding, FieldRepetitionType */
enum { THRIFT_I32 = 5, THRIFT_I64 = 6, THRIFT_BYTES = 8, THRIFT_LIST = 9, THRIFT_STRUCT = 12 };

/* Bytes that grow in the arena and are used again for the next row group. */
typedef ENT_VEC(char) bytes;

typedef struct chunk {
	bytes levels; /* one byte a row: 1 where there is a value */
	bytes values;
} chunk;

/* Where a chunk went: for the footer. */
typedef struct placed {
	int64_t offset, size; /* [bytes] of the file */
} placed;

typedef struct group {
	placed *chunks; /* [n_columns] */
	int64_t rows, size;
} group;

struct ent_parquet {
	ent_arena *arena;
	size_t n_columns;
	chunk *chunks; /* [n_columns] */
	int64_t rows, total_rows;
	size_t held;    /* [bytes] in the chunks */
	int64_t offset; /* [bytes] written to the file so far */
	ENT_VEC(group) groups;
};

static void add(ent_arena *arena, bytes *to, const void *from, size_t n)
{
	while (to->cap - to->n < n)
		to->at = ent_vec_grow(arena, to->at, to->n, &to->cap, 1);
	if (n)
		memcpy(to->at + to->n, from, n);
	to->n += n;
}

/* Little-endian, as the format wants it. */
static void add_le(ent_arena *arena, bytes *to, uint64_t value, size_t n)
{
	unsigned char out[8];
	for (size_t i = 0; i < n; i++)
		out[i] = (unsigned char)(value >> (8 * i));
	add(arena, to, out, n);
}

static void add_varint(ent_arena *arena, bytes *to, uint64_t value)
{
	unsigned char out[10];
	size_t n = 0;
	do {
		out[n] = (unsigned char)(value & 0x7F);
		value >>= 7;
		if (value)
			out[n] |= 0x80;
		n++;
	} while (value);
	add(arena, to, out, n);
}

/* --- Thrift --- */

typedef struct thrift {
	ent_arena *arena;
	bytes out;
	int last; /* id of the field before, in this struct */
} thrift;

static void put_field(thrift *t, int id, int type)
{
	add_le(t->arena, &t->out, (uint64_t)((id - t->last) << 4 | type), 1);
	t->last = id;
}

static void put_zigzag(thrift *t, int64_t value)
{
	add_varint(t->arena, &t->out, (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0));
}

static void put_int(thrift *t, int id, int type, int64_t value)
{
	put_field(t, id, type);
	put_zigzag(t, value);
}

static void put_bytes(thrift *t, const char *text)
{
	size_t n = strlen(text);
	add_varint(t->arena, &t->out, n);
	add(t->arena, &t->out, text, n);
}

static void put_list(thrift *t, int id, int type, size_t n)
{
	put_field(t, id, THRIFT_LIST);
	if (n < 15) {
		add_le(t->arena, &t->out, n << 4 | (unsigned)type, 1);
	} else {
		add_le(t->arena, &t->out, 0xF0 | (unsigned)type, 1);
		add_varint(t->arena, &t->out, n);
	}
}

/* A struct begins its ids anew; gives what to hand to `end`. */
static int begin(thrift *t)
{
	int outer = t->last;
	t->last = 0;
	return outer;
}

static void end(thrift *t, int outer)
{
	add_le(t->arena, &t->out, 0, 1);
	t->last = outer;
}

/* --- pages --- */

static int physical(ent_column_type type)
{
	switch (type) {
	case ENT_COLUMN_WHOLE:
		return TYPE_INT64;
	case ENT_COLUMN_REAL:
		return TYPE_DOUBLE;
	case ENT_COLUMN_DAY:
		return TYPE_INT32;
	default:
		return TYPE_BYTES;
	}
}

static int converted(ent_column_type type)
{
	return type == ENT_COLUMN_TEXT ? CONVERTED_UTF8 : type == ENT_COLUMN_DAY ? CONVERTED_DATE : CONVERTED_NONE;
}

static void add_value(struct ent_parquet *p, chunk *to, ent_column_type type, const ent_column_value *value)
{
	uint64_t bits;
	add_le(p->arena, &to->levels, !value->missing, 1);
	if (value->missing)
		return;
	switch (type) {
	case ENT_COLUMN_WHOLE:
		add_le(p->arena, &to->values, (uint64_t)value->whole, 8);
		break;
	case ENT_COLUMN_REAL:
		memcpy(&bits, &value->real, sizeof bits);
		add_le(p->arena, &to->values, bits, 8);
		break;
	case ENT_COLUMN_DAY:
		add_le(p->arena, &to->values, (uint64_t)value->whole, 4);
		break;
	default:
		add_le(p->arena, &to->values, value->text.len, 4);
		add(p->arena, &to->values, value->text.ptr, value->text.len);
		break;
	}
}

/* Definition levels as runs: a count and what is repeated. */
static bytes encode_levels(struct ent_parquet *p, const bytes *levels)
{
	bytes runs = {0}, out = {0};
	for (size_t i = 0; i < levels->n;) {
		size_t from = i;
		while (i < levels->n && levels->at[i] == levels->at[from])
			i++;
		add_varint(p->arena, &runs, (i - from) << 1);
		add(p->arena, &runs, &levels->at[from], 1);
	}
	add_le(p->arena, &out, runs.n, 4);
	add(p->arena, &out, runs.at, runs.n);
	return out;
}

static bytes page_header(struct ent_parquet *p, size_t size)
{
	thrift t = {.arena = p->arena};
	put_int(&t, 1, THRIFT_I32, 0); /* a data page */
	put_int(&t, 2, THRIFT_I32, (int64_t)size);
	put_int(&t, 3, THRIFT_I32, (int64_t)size);
	put_field(&t, 5, THRIFT_STRUCT);
	int outer = begin(&t);
	put_int(&t, 1, THRIFT_I32, p->rows);
	put_int(&t, 2, THRIFT_I32, ENCODING_PLAIN);
	put_int(&t, 3, THRIFT_I32, ENCODING_RLE);
	put_int(&t, 4, THRIFT_I32, ENCODING_RLE);
	end(&t, outer);
	end(&t, 0);
	return t.out;
}

static void write_out(struct ent_parquet *p, const bytes *from, ent_buf *out)
{
	ent_buf_add(out, (ent_str){from->at, from->n});
	p->offset += (int64_t)from->n;
}

static placed write_chunk(struct ent_parquet *p, chunk *from, ent_buf *out)
{
	bytes levels = encode_levels(p, &from->levels);
	bytes header = page_header(p, levels.n + from->values.n);
	placed at = {.offset = p->offset};
	write_out(p, &header, out);
	write_out(p, &levels, out);
	write_out(p, &from->values, out);
	at.size = p->offset - at.offset;
	from->levels.n = from->values.n = 0;
	return at;
}

static void write_group(struct ent_parquet *p, ent_buf *out)
{
	if (p->rows == 0)
		return;
	group *g = ent_push(p->arena, &p->groups);
	g->chunks = ENT_NEWN(p->arena, placed, p->n_columns);
	g->rows = p->rows;
	for (size_t i = 0; i < p->n_columns; i++) {
		g->chunks[i] = write_chunk(p, &p->chunks[i], out);
		g->size += g->chunks[i].size;
	}
	p->total_rows += p->rows;
	p->rows = 0;
	p->held = 0;
}

/* --- the footer --- */

static void put_schema(thrift *t, const struct ent_parquet *p)
{
	put_list(t, 2, THRIFT_STRUCT, p->n_columns + 1);
	int outer = begin(t);
	put_field(t, 4, THRIFT_BYTES);
	put_bytes(t, "event");
	put_int(t, 5, THRIFT_I32, (int64_t)p->n_columns);
	end(t, outer);
	for (size_t i = 0; i < p->n_columns; i++) {
		const ent_column *column = ent_column_at(i);
		outer = begin(t);
		put_int(t, 1, THRIFT_I32, physical(column->type));
		put_int(t, 3, THRIFT_I32, REPETITION_OPTIONAL);
		put_field(t, 4, THRIFT_BYTES);
		put_bytes(t, column->name);
		if (converted(column->type) != CONVERTED_NONE)
			put_int(t, 6, THRIFT_I32, converted(column->type));
		end(t, outer);
	}
}

static void put_chunk(thrift *t, const group *g, size_t i)
{
	const ent_column *column = ent_column_at(i);
	int outer = begin(t);
	put_int(t, 2, THRIFT_I64, g->chunks[i].offset);
	put_field(t, 3, THRIFT_STRUCT);
	int inner = begin(t);
	put_int(t, 1, THRIFT_I32, physical(column->type));
	put_list(t, 2, THRIFT_I32, 2);
	put_zigzag(t, ENCODING_PLAIN);
	put_zigzag(t, ENCODING_RLE);
	put_list(t, 3, THRIFT_BYTES, 1);
	put_bytes(t, column->name);
	put_int(t, 4, THRIFT_I32, 0); /* not compressed */
	put_int(t, 5, THRIFT_I64, g->rows);
	put_int(t, 6, THRIFT_I64, g->chunks[i].size);
	put_int(t, 7, THRIFT_I64, g->chunks[i].size);
	put_int(t, 9, THRIFT_I64, g->chunks[i].offset);
	end(t, inner);
	end(t, outer);
}

static void write_footer(struct ent_parquet *p, ent_buf *out)
{
	thrift t = {.arena = p->arena};
	put_int(&t, 1, THRIFT_I32, 1);
	put_schema(&t, p);
	put_int(&t, 3, THRIFT_I64, p->total_rows);
	put_list(&t, 4, THRIFT_STRUCT, p->groups.n);
	for (size_t k = 0; k < p->groups.n; k++) {
		const group *g = &p->groups.at[k];
		int outer = begin(&t);
		put_list(&t, 1, THRIFT_STRUCT, p->n_columns);
		for (size_t i = 0; i < p->n_columns; i++)
			put_chunk(&t, g, i);
		put_int(&t, 2, THRIFT_I64, g->size);
		put_int(&t, 3, THRIFT_I64, g->rows);
		end(&t, outer);
	}
	put_field(&t, 6, THRIFT_BYTES);
	put_bytes(&t, "entente " ENT_VERSION);
	end(&t, 0);
	add_le(p->arena, &t.out, t.out.n, 4);
	add(p->arena, &t.out, "PAR1", 4);
	write_out(p, &t.out, out);
}

/* --- what the exporter calls --- */

void ent_export_parquet_head(const ent_export *export, ent_buf *out)
{
	ent_buf_puts(out, "PAR1");
	export->parquet->offset = 4;
}

struct ent_parquet *ent_parquet_new(ent_arena *arena)
{
	struct ent_parquet *p = ENT_NEW(arena, struct ent_parquet);
	p->arena = arena;
	while (ent_column_at(p->n_columns))
		p->n_columns++;
	p->chunks = ENT_NEWN(arena, chunk, p->n_columns);
	return p;
}

/* What runs under the arena's guard: a callback of a query must not be jumped out of. */
typedef struct call {
	struct ent_parquet *parquet;
	const ent_record_event *event; /* NULL: the end of the file */
	ent_buf *out, scratch;
} call;

static ent_status add_row(void *payload)
{
	call *c = payload;
	struct ent_parquet *p = c->parquet;
	for (size_t i = 0; i < p->n_columns; i++) {
		const ent_column *column = ent_column_at(i);
		ent_column_value value = ent_column_get(column, c->event, &c->scratch);
		size_t before = p->chunks[i].values.n;
		add_value(p, &p->chunks[i], column->type, &value);
		p->held += p->chunks[i].values.n - before;
	}
	if (++p->rows >= GROUP_ROWS || p->held >= GROUP_BYTES)
		write_group(p, c->out);
	return ENT_OK;
}

static ent_status finish(void *payload)
{
	call *c = payload;
	write_group(c->parquet, c->out);
	write_footer(c->parquet, c->out);
	return ENT_OK;
}

void ent_export_parquet(const ent_export *export, const ent_record_event *event, ent_buf *out)
{
	enum { FIELD = 1 << 20 }; /* [bytes] */
	call c = {.parquet = export->parquet, .event = event, .out = out, .scratch = ENT_BUF(FIELD)};
	ent_status status = ent_arena_run(export->arena, event ? add_row : finish, &c, NULL);
	ent_buf_free(&c.scratch);
	if (status && !out->status)
		out->status = status;
}

void ent_export_parquet_foot(const ent_export *export, ent_buf *out)
{
	ent_export_parquet(export, NULL, out);
}
