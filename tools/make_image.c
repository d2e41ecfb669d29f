/* Makes the image of the tables that the program is built with (base/image.h).
 *
 *     make_image OUT.img
 *
 * All tables are loaded twice, from copies of the files and into arenas that tell of each allocation, or piece. Loading
 * does the same each time, so that the n-th piece of the one is that of the other, and the same but for addresses. So a
 * word in which they differ is a pointer where both lead to the same place of the same piece or of the files, and else
 * bytes that nobody wrote, as between the members of a struct: these are zeroed. What no pointer leads to (vectors
 * before they grew) is left out.
 */
#include "actors/actors.h"
#include "amounts/amounts.h"
#include "api/context.h"
#include "base/image.h"
#include "base/vec.h"
#include "events/coder.h"
#include "read/reader.h"
#include "remarks/remarks.h"
#include "syntax/syntax.h"
#include "time/timex.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PASSES = 2, MOST_TABLES = 16, WORD = 8 /* [bytes] */, LINE = 64 /* [bytes] */ };

typedef struct piece {
	char *at;
	size_t size; /* [bytes] */
} piece;

/* Tables as one pass made them: the root, which is the first piece, and what lies in the arena. */
typedef struct recorded {
	ent_tables tables;
	ent_arena *arena; /* of what is here */
	const char *files;
	ENT_VEC(piece) pieces;
	char *root;       /* as it was when all was loaded */
	uint32_t *sorted; /* [pieces.n] by address */
} recorded;

typedef struct pass {
	ent_arena *arena;
	size_t align; /* of the blocks of arenas */
	char *files;  /* the program's own, copied */
	recorded tables[MOST_TABLES];
	size_t n;
} pass;

/* A piece as it goes into the image. */
typedef struct placed {
	uint64_t *words; /* [size / WORD, rounded up] */
	uint8_t *kinds;  /* of each word, 0: no pointer */
	uint32_t *to;    /* of pointers to ENT_IMAGE_HERE: the piece; the word is the offset in it */
	size_t n;        /* words */
	bool reached, points;
	uint64_t at; /* in the table */
} placed;

typedef struct making {
	ent_arena *arena;
	recorded *own, *other; /* the same tables of both passes */
	placed *pieces;
	const char *path;
	FILE *out;
	ent_image_table *table;
	uint64_t end; /* of the image so far */
} making;

/* The first byte behind the program's code, and the one behind its last: the linker's names. */
extern const char etext[], end[];

static _Noreturn void fail(const char *what, const char *name)
{
	(void)fprintf(stderr, "make_image: %s: %s\n", name, what);
	exit(1);
}

/* ---- recording ---- */

static void told(void *payload, void *at, size_t size)
{
	recorded *r = payload;
	*ent_push(r->arena, &r->pieces) = (piece){at, size ? size : 1};
}

static void begin(void *payload, const ent_tables *tables)
{
	pass *p = payload;
	if (p->n == MOST_TABLES || strlen(tables->name) >= sizeof((ent_image_table *)0)->name || tables->size % WORD)
		fail("too many tables, or of no name or size that goes", tables->name);
	recorded *r = &p->tables[p->n++];
	*r = (recorded){.tables = *tables, .arena = p->arena, .files = p->files};
	told(r, tables->root, tables->size);
	ent_arena_watch(tables->arena, p->align, told, r);
}

/* What the root gets behind this is not of the tables. */
static void finish(void *payload)
{
	pass *p = payload;
	recorded *r = &p->tables[p->n - 1];
	r->root = ent_arena_alloc(p->arena, r->tables.size);
	memcpy(r->root, r->tables.root, r->tables.size);
}

static void load(pass *p)
{
	ent_data *data;
	ent_reader *reader;
	ent_syntax *syntax;
	ent_actors *actors;
	ent_times *times;
	ent_amounts *amounts;
	ent_remark_tables *remarks;
	ent_coder *coder;
	char hash[ENT_CONTEXT_HASH];
	ent_error error = {.what = ""};
	ent_recorder *recorder = ENT_NEW(p->arena, ent_recorder);
	*recorder = (ent_recorder){begin, finish, p};
	char text[512];
	if (ent_data_new(NULL, &data, &error))
		fail(ent_error_text(&error, text, sizeof text), "data");
	ent_str linked = ent_data_linked();
	p->files = (char *)ent_arena_alloc(p->arena, linked.len + 2 * LINE);
	p->files += (LINE + (uintptr_t)linked.ptr % LINE - (uintptr_t)p->files % LINE) % LINE;
	memcpy(p->files, linked.ptr, linked.len);
	ent_data_record(data, recorder, p->files);
	ent_status model = ent_syntax_new(data, &syntax, &error);
	if ((model && model != ENT_NOTFOUND) || ent_reader_new(data, &reader, &error) ||
		ent_actors_new(data, &actors, &error) || ent_times_new(data, &times, &error) ||
		ent_amounts_new(data, &amounts, &error) || ent_remark_tables_new(data, amounts, &remarks, &error) ||
		ent_coder_new(data, &coder, &error))
		fail(ent_error_text(&error, text, sizeof text), "data");
	if (ent_context_hash(data, hash, &error))
		fail(ent_error_text(&error, text, sizeof text), "data");
}

/* ---- which words are pointers ---- */

static const recorded *sorting;

static int by_address(const void *a, const void *b)
{
	const char *x = sorting->pieces.at[*(const uint32_t *)a].at, *y = sorting->pieces.at[*(const uint32_t *)b].at;
	return (x > y) - (x < y);
}

static void sort(recorded *r)
{
	r->sorted = ENT_NEWN(r->arena, uint32_t, r->pieces.n);
	for (uint32_t i = 0; i < r->pieces.n; i++)
		r->sorted[i] = i;
	sorting = r;
	qsort(r->sorted, r->pieces.n, sizeof *r->sorted, by_address);
}

/* The piece that the address lies in, or that it is the end of; UINT32_MAX: none. */
static uint32_t piece_at(const recorded *r, uint64_t address)
{
	size_t low = 0, high = r->pieces.n;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if ((uintptr_t)r->pieces.at[r->sorted[middle]].at <= address)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return UINT32_MAX;
	const piece *p = &r->pieces.at[r->sorted[low - 1]];
	return address <= (uintptr_t)p->at + p->size ? r->sorted[low - 1] : UINT32_MAX;
}

/* Both words could be addresses of the heap. */
static bool may_be_heap(uint64_t a, uint64_t b)
{
	const uint64_t low = (uint64_t)1 << 24, high = (uint64_t)1 << 47;
	return a > low && a < high && b > low && b < high;
}

/* Word `w` of a piece is a pointer that no image can have, or looks like one: the program is built without. */
static _Noreturn void make_none(const making *m, const placed *in, size_t w, const char *what)
{
	const ent_image none = {.magic = ENT_IMAGE_MAGIC};
	(void)fprintf(stderr, "make_image: no image: %s, in '%s', word %zu of %zu: %#llx\n", what, m->own->tables.name, w,
				  in->n, (unsigned long long)in->words[w]);
	FILE *out = freopen(m->path, "wb", m->out);
	if (!out || fwrite(&none, sizeof none, 1, out) != 1 || fclose(out))
		fail("cannot be written", m->path);
	exit(0);
}

/* The address lies in the program's data. Two small numbers side by side look like one where the lower half of the
 * program's own is small: where it was loaded so, nothing is said. What lies in code was never a pointer of tables. */
static bool is_of_program(uint64_t address)
{
	enum { SMALL = 1 << 28 };
	uint64_t from = (uintptr_t)etext, to = (uintptr_t)end;
	return (uint32_t)from > SMALL && (uint32_t)to > SMALL && address >= from && address < to;
}

/* Word `w` of a piece, which is `a` in the one pass and `b` in the other. */
static void classify(const making *m, placed *to, size_t w, uint64_t a, uint64_t b)
{
	uint64_t in_files = a - (uintptr_t)m->own->files;
	to->words[w] = a;
	if (a == b) {
		if (is_of_program(a))
			make_none(m, to, w, "a pointer to a literal or constant");
		return;
	}
	if (a == (uintptr_t)m->own->tables.arena && b == (uintptr_t)m->other->tables.arena) {
		to->kinds[w] = ENT_IMAGE_ARENA;
		to->words[w] = 0;
		return;
	}
	if (in_files <= ent_data_linked().len && in_files == b - (uintptr_t)m->other->files) {
		to->kinds[w] = ENT_IMAGE_LINKED;
		to->words[w] = in_files;
		return;
	}
	uint32_t p = piece_at(m->own, a);
	if (p != UINT32_MAX && p == piece_at(m->other, b)) {
		uint64_t offset = a - (uintptr_t)m->own->pieces.at[p].at;
		if (offset == b - (uintptr_t)m->other->pieces.at[p].at) {
			to->kinds[w] = ENT_IMAGE_HERE;
			to->words[w] = offset;
			to->to[w] = p;
			return;
		}
	}
	if (may_be_heap(a, b))
		make_none(m, to, w, "a pointer to memory of something else");
	for (unsigned byte = 0; byte < WORD; byte++)
		if (((a ^ b) >> (WORD * byte)) & 0xFF)
			to->words[w] &= ~((uint64_t)0xFF << (WORD * byte));
}

static void take_apart(const making *m, uint32_t index)
{
	const piece *own = &m->own->pieces.at[index], *other = &m->other->pieces.at[index];
	placed *to = &m->pieces[index];
	const char *own_bytes = index ? own->at : m->own->root, *other_bytes = index ? other->at : m->other->root;
	to->n = (own->size + WORD - 1) / WORD;
	to->words = ENT_NEWN(m->arena, uint64_t, to->n);
	to->kinds = ENT_NEWN(m->arena, uint8_t, to->n);
	to->to = ENT_NEWN(m->arena, uint32_t, to->n);
	to->reached = true;
	for (size_t w = 0; w < to->n; w++) {
		size_t left = own->size - w * WORD;
		uint64_t a = 0, b = 0;
		memcpy(&a, own_bytes + w * WORD, left < WORD ? left : WORD);
		memcpy(&b, other_bytes + w * WORD, left < WORD ? left : WORD);
		classify(m, to, w, a, b);
		to->points |= to->kinds[w] != 0;
	}
}

/* Takes apart the root and all that pointers lead to from there. */
static void reach(const making *m)
{
	uint32_t *open = ENT_NEWN(m->arena, uint32_t, m->own->pieces.n);
	size_t n = 0;
	take_apart(m, 0);
	open[n++] = 0;
	while (n) {
		const placed *p = &m->pieces[open[--n]];
		for (size_t w = 0; w < p->n; w++)
			if (p->kinds[w] == ENT_IMAGE_HERE && !m->pieces[p->to[w]].reached) {
				take_apart(m, p->to[w]);
				open[n++] = p->to[w];
			}
	}
}

/* ---- laying out ---- */

static uint64_t rounded_up(uint64_t at, uint64_t step)
{
	return (at + step - 1) / step * step;
}

/* Puts the pieces with pointers, or those without, one behind the other from `at`, each as it lies in a line of the
 * cache; the end. */
static uint64_t place(const making *m, bool points, uint64_t at)
{
	for (size_t i = 0; i < m->own->pieces.n; i++) {
		placed *p = &m->pieces[i];
		if (!p->reached || p->points != points)
			continue;
		uint64_t wanted = i ? (uintptr_t)m->own->pieces.at[i].at % LINE : 0;
		at += (wanted + LINE - at % LINE) % LINE;
		p->at = at;
		at += i ? p->n * WORD : rounded_up(p->n * WORD, ENT_IMAGE_LOT);
	}
	return at;
}

static void write_at(const making *m, uint64_t at, const void *bytes, size_t n)
{
	if (fseek(m->out, (long)at, SEEK_SET) || fwrite(bytes, 1, n, m->out) != n)
		fail("cannot be written", "the image");
}

static void write_tables(making *m)
{
	ent_image_table *table = m->table;
	(void)snprintf(table->name, sizeof table->name, "%s", m->own->tables.name);
	m->pieces[0].points = true; /* the root comes first */
	table->at = rounded_up(m->end, ENT_IMAGE_PAGE);
	table->root = m->own->tables.size;
	table->pointers = rounded_up(place(m, true, 0), ENT_IMAGE_LOT);
	table->bits = table->at + rounded_up(place(m, false, rounded_up(table->pointers, ENT_IMAGE_PAGE)), LINE);
	uint64_t n_bits = table->pointers / ENT_IMAGE_LOT, *bits = ENT_NEWN(m->arena, uint64_t, n_bits);
	for (size_t i = 0; i < m->own->pieces.n; i++) {
		placed *p = &m->pieces[i];
		for (size_t w = 0; w < p->n; w++) {
			if (!p->kinds[w])
				continue;
			uint64_t at = p->at / WORD + w;
			bits[at / 64] |= (uint64_t)1 << at % 64;
			if (p->kinds[w] == ENT_IMAGE_HERE)
				p->words[w] += m->pieces[p->to[w]].at;
			p->words[w] |= (uint64_t)p->kinds[w] << ENT_IMAGE_KIND;
		}
		if (p->reached)
			write_at(m, table->at + p->at, p->words, p->n * WORD);
	}
	write_at(m, table->bits, bits, n_bits * WORD);
	m->end = table->bits + n_bits * WORD;
}

static void check(const recorded *own, const recorded *other)
{
	bool same = own->pieces.n == other->pieces.n;
	for (size_t i = 0; same && i < own->pieces.n; i++)
		same = own->pieces.at[i].size == other->pieces.at[i].size;
	if (!same)
		fail("loading did not do the same twice", own->tables.name);
}

static ent_status make(void *payload)
{
	const char *path = payload;
	pass passes[PASSES] = {{.align = LINE}, {.align = ENT_IMAGE_PAGE}};
	for (int i = 0; i < PASSES; i++) {
		passes[i].arena = ent_arena_new("pieces", SIZE_MAX / 2);
		load(&passes[i]);
	}
	size_t n = passes[0].n, head = sizeof(ent_image) + n * sizeof(ent_image_table);
	making m = {.arena = ent_arena_new("image", SIZE_MAX / 2), .path = path, .out = fopen(path, "wb"), .end = head};
	if (!m.out)
		fail("cannot be written", path);
	ent_image *image = ent_arena_alloc(m.arena, head);
	memcpy(image->magic, ENT_IMAGE_MAGIC, sizeof image->magic);
	image->n = n;
	for (size_t i = 0; i < n; i++) {
		m.own = &passes[0].tables[i];
		m.other = &passes[1].tables[i];
		m.table = &image->tables[i];
		check(m.own, m.other);
		sort(m.own);
		sort(m.other);
		m.pieces = ENT_NEWN(m.arena, placed, m.own->pieces.n);
		reach(&m);
		write_tables(&m);
	}
	write_at(&m, 0, image, head);
	if (fclose(m.out))
		fail("cannot be written", path);
	return ENT_OK;
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		(void)fputs("make_image OUT.img\n", stderr);
		return 2;
	}
	return make(argv[1]) == ENT_OK ? 0 : 1;
}
