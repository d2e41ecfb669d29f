/* Groups word forms by the company they keep, for the trainer of the syntax model (tools/train_syntax.c).
 *
 *     induce_clusters [--least 4] < tokens > clusters.tsv
 *
 * Reads one token a line, an empty line behind each sentence; the form is the last column. Counts for each form seen
 * `least` times or more its neighbours at -2, -1, +1 and +2 among the 1,000 most frequent forms, takes positive
 * pointwise mutual information (contexts smoothed by a power of 0.75), reduces it to 64 dimensions by a randomised
 * singular value decomposition (Halko, Martinsson and Tropp 2011, doi:10.1137/090771806) and groups the vectors by
 * spherical k-means: 511 groups, their centres in 127, those in 31. Used like the Brown clusters of Koo, Carreras and
 * Collins (2008, P08-1068), cheaper to make. The same input gives the same output.
 *
 * Writes "form<TAB>group of 511<TAB>of 127<TAB>of 31", groups counted from 1.
 */
#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "syntax/word.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CONTEXTS = 1000, PLACES = 4, DIMENSIONS = 64, ROUNDS = 15, POWER = 3 };
enum { COLUMNS = CONTEXTS * PLACES };

struct cell {
	uint32_t column;
	float value;
};

struct row {
	struct cell *cells; /* [n] by column */
	size_t n;
};

struct corpus {
	ent_arena *arena;
	ent_map ids;
	ENT_VEC(ent_str) forms;
	ENT_VEC(uint32_t) counts;
	ENT_VEC(uint32_t) tokens; /* ids; UINT32_MAX between sentences */
};

static uint64_t next_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 0x2545F4914F6CDD1Du;
}

static void read_tokens(struct corpus *corpus)
{
	char line[1 << 12];
	while (fgets(line, sizeof line, stdin)) {
		line[strcspn(line, "\r\n")] = '\0';
		const char *tab = strrchr(line, '\t');
		char low[ENT_WORD_LONGEST];
		size_t n = ent_word_fold(ent_str_of(tab ? tab + 1 : line), low);
		if (n == 0) {
			*ent_push(corpus->arena, &corpus->tokens) = UINT32_MAX;
			continue;
		}
		uint32_t id = ent_map_get(&corpus->ids, (ent_str){low, n});
		if (id == ENT_MAP_NONE) {
			ent_str own = ent_str_copy(corpus->arena, (ent_str){low, n});
			id = (uint32_t)corpus->forms.n;
			(void)ent_map_put(&corpus->ids, own, id);
			*ent_push(corpus->arena, &corpus->forms) = own;
			*ent_push(corpus->arena, &corpus->counts) = 0;
		}
		corpus->counts.at[id]++;
		*ent_push(corpus->arena, &corpus->tokens) = id;
	}
	*ent_push(corpus->arena, &corpus->tokens) = UINT32_MAX;
}

static const struct corpus *sorted; /* for the comparison alone */

static int by_count(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b, n = sorted->counts.at[x], m = sorted->counts.at[y];
	return n != m ? (n < m ? 1 : -1) : (x > y) - (x < y);
}

static int by_pair(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

/* The table of mutual information; `rank` [forms]: place by count. */
static struct row *count_contexts(struct corpus *corpus, const uint32_t *rank, size_t n_rows)
{
	ENT_VEC(uint64_t) pairs = {0};
	static const int places[PLACES] = {-2, -1, 1, 2};
	const uint32_t *tokens = corpus->tokens.at;
	for (size_t i = 0; i < corpus->tokens.n; i++) {
		if (tokens[i] == UINT32_MAX || rank[tokens[i]] >= n_rows)
			continue;
		for (size_t p = 0; p < PLACES; p++) {
			ptrdiff_t at = (ptrdiff_t)i + places[p];
			ptrdiff_t inner = (ptrdiff_t)i + places[p] / 2; /* nothing is seen past the end of a sentence */
			if (at < 0 || (size_t)at >= corpus->tokens.n || tokens[at] == UINT32_MAX || tokens[inner] == UINT32_MAX)
				continue;
			uint32_t other = rank[tokens[at]];
			if (other < CONTEXTS)
				*ent_push(corpus->arena, &pairs) = (uint64_t)rank[tokens[i]] << 32 | (p * CONTEXTS + other);
		}
	}
	qsort(pairs.at, pairs.n, sizeof *pairs.at, by_pair);
	struct row *rows = ENT_NEWN(corpus->arena, struct row, n_rows);
	double *row_sum = ENT_NEWN(corpus->arena, double, n_rows), *column_sum = ENT_NEWN(corpus->arena, double, COLUMNS);
	struct cell *cells = ENT_NEWN(corpus->arena, struct cell, pairs.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < pairs.n;) {
		size_t k = i;
		while (k < pairs.n && pairs.at[k] == pairs.at[i])
			k++;
		uint32_t row = (uint32_t)(pairs.at[i] >> 32), column = (uint32_t)pairs.at[i];
		if (rows[row].n++ == 0)
			rows[row].cells = &cells[n];
		cells[n++] = (struct cell){column, (float)(k - i)};
		row_sum[row] += (double)(k - i);
		column_sum[column] += (double)(k - i);
		i = k;
	}
	double smooth = 0;
	for (size_t c = 0; c < COLUMNS; c++)
		smooth += column_sum[c] = pow(column_sum[c], 0.75);
	for (size_t r = 0; r < n_rows; r++)
		for (size_t i = 0; i < rows[r].n; i++) {
			struct cell *cell = &rows[r].cells[i];
			double mutual = log(cell->value * smooth / (row_sum[r] * column_sum[cell->column]));
			cell->value = mutual > 0 ? (float)mutual : 0;
		}
	return rows;
}

/* out [n_rows, DIMENSIONS] = table in [COLUMNS, DIMENSIONS], or the transposed table by an `in` of rows. */
static void apply(const struct row *rows, size_t n_rows, const float *in, float *out, bool transposed)
{
	memset(out, 0, (transposed ? COLUMNS : n_rows) * DIMENSIONS * sizeof *out);
	for (size_t r = 0; r < n_rows; r++)
		for (size_t i = 0; i < rows[r].n; i++) {
			size_t from = transposed ? r : rows[r].cells[i].column, to = transposed ? rows[r].cells[i].column : r;
			for (size_t d = 0; d < DIMENSIONS; d++)
				out[to * DIMENSIONS + d] += rows[r].cells[i].value * in[from * DIMENSIONS + d];
		}
}

/* Gram and Schmidt, twice over for its rounding. */
static void orthonormalise(float *m, size_t n)
{
	for (size_t d = 0; d < DIMENSIONS; d++)
		for (int turn = 0; turn < 2; turn++) {
			for (size_t e = 0; e < d; e++) {
				double along = 0;
				for (size_t i = 0; i < n; i++)
					along += (double)m[i * DIMENSIONS + d] * m[i * DIMENSIONS + e];
				for (size_t i = 0; i < n; i++)
					m[i * DIMENSIONS + d] -= (float)along * m[i * DIMENSIONS + e];
			}
			double length = 0;
			for (size_t i = 0; i < n; i++)
				length += (double)m[i * DIMENSIONS + d] * m[i * DIMENSIONS + d];
			float scale = (float)(1 / sqrt(length + 1e-30));
			for (size_t i = 0; i < n; i++)
				m[i * DIMENSIONS + d] *= scale;
		}
}

static void to_unit(float *v)
{
	float length = 1e-12f;
	for (size_t d = 0; d < DIMENSIONS; d++)
		length += v[d] * v[d];
	for (size_t d = 0; d < DIMENSIONS; d++)
		v[d] /= sqrtf(length);
}

/* Vectors of the rows [n_rows, DIMENSIONS], of length one: the table in its strongest directions. */
static float *reduce(ent_arena *arena, const struct row *rows, size_t n_rows)
{
	float *basis = ENT_NEWN(arena, float, (size_t)COLUMNS *DIMENSIONS);
	float *vectors = ENT_NEWN(arena, float, n_rows *DIMENSIONS);
	uint64_t random = 88172645463325252u;
	for (size_t i = 0; i < (size_t)COLUMNS * DIMENSIONS; i++)
		basis[i] = (float)(next_random(&random) >> 40) / 8388608.0f - 1;
	for (int i = 0; i < POWER; i++) {
		orthonormalise(basis, COLUMNS);
		apply(rows, n_rows, basis, vectors, false);
		apply(rows, n_rows, vectors, basis, true);
	}
	orthonormalise(basis, COLUMNS);
	apply(rows, n_rows, basis, vectors, false);
	/* half the weight of the strong directions, so that a few do not decide alone */
	double size[DIMENSIONS] = {0};
	for (size_t i = 0; i < n_rows; i++)
		for (size_t d = 0; d < DIMENSIONS; d++)
			size[d] += (double)vectors[i * DIMENSIONS + d] * vectors[i * DIMENSIONS + d];
	for (size_t i = 0; i < n_rows; i++) {
		for (size_t d = 0; d < DIMENSIONS; d++)
			vectors[i * DIMENSIONS + d] /= (float)pow(size[d] + 1e-12, 0.25);
		to_unit(vectors + i * DIMENSIONS);
	}
	return vectors;
}

/* Groups [n] of the vectors, 0 .. k - 1, and the groups' centres [k, DIMENSIONS]; starts from vectors spread evenly. */
static void group(ent_arena *arena, const float *vectors, size_t n, size_t k, uint32_t *groups, float *centres)
{
	float *sums = ENT_NEWN(arena, float, k *DIMENSIONS);
	uint32_t *sizes = ENT_NEWN(arena, uint32_t, k);
	/* the first are the most frequent: half of the starts from them, half from all */
	for (size_t g = 0; g < k; g++) {
		size_t from = g % 2 ? g * (n / k) : g;
		memcpy(centres + g * DIMENSIONS, vectors + from * DIMENSIONS, DIMENSIONS * sizeof *centres);
	}
	for (int round = 0; round < ROUNDS; round++) {
		memset(sums, 0, k * DIMENSIONS * sizeof *sums);
		memset(sizes, 0, k * sizeof *sizes);
		for (size_t i = 0; i < n; i++) {
			const float *v = vectors + i * DIMENSIONS;
			float best = -2;
			for (size_t g = 0; g < k; g++) {
				float near = 0;
				for (size_t d = 0; d < DIMENSIONS; d++)
					near += v[d] * centres[g * DIMENSIONS + d];
				if (near > best) {
					best = near;
					groups[i] = (uint32_t)g;
				}
			}
			sizes[groups[i]]++;
			for (size_t d = 0; d < DIMENSIONS; d++)
				sums[groups[i] * DIMENSIONS + d] += v[d];
		}
		for (size_t g = 0; g < k; g++) {
			if (sizes[g] == 0)
				continue;
			memcpy(centres + g * DIMENSIONS, sums + g * DIMENSIONS, DIMENSIONS * sizeof *centres);
			to_unit(centres + g * DIMENSIONS);
		}
	}
}

int main(int argc, char **argv)
{
	uint32_t least = argc > 2 && strcmp(argv[1], "--least") == 0 ? (uint32_t)atoi(argv[2]) : 4;
	struct corpus corpus = {.arena = ent_arena_new("clusters", SIZE_MAX / 2)};
	corpus.ids = ent_map_new(corpus.arena);
	read_tokens(&corpus);
	size_t n_forms = corpus.forms.n, n = 0;
	uint32_t *order = ENT_NEWN(corpus.arena, uint32_t, n_forms), *rank = ENT_NEWN(corpus.arena, uint32_t, n_forms);
	for (size_t i = 0; i < n_forms; i++)
		order[i] = (uint32_t)i;
	sorted = &corpus;
	qsort(order, n_forms, sizeof *order, by_count);
	for (size_t i = 0; i < n_forms; i++) {
		rank[order[i]] = (uint32_t)i;
		n += corpus.counts.at[i] >= least;
	}
	if (n < CONTEXTS) {
		fprintf(stderr, "induce_clusters: too little text: %zu forms\n", n);
		return 1;
	}
	struct row *rows = count_contexts(&corpus, rank, n);
	float *vectors = reduce(corpus.arena, rows, n);
	static const size_t depth[3] = {511, 127, 31};
	uint32_t *groups[3];
	for (size_t i = 0, members = n; i < 3; members = depth[i++]) {
		groups[i] = ENT_NEWN(corpus.arena, uint32_t, members);
		float *centres = ENT_NEWN(corpus.arena, float, depth[i] * DIMENSIONS);
		group(corpus.arena, vectors, members, depth[i], groups[i], centres);
		vectors = centres;
	}
	for (size_t i = 0; i < n; i++) {
		uint32_t fine = groups[0][i], mid = groups[1][fine];
		printf("%.*s\t%u\t%u\t%u\n", ENT_FMT(corpus.forms.at[order[i]]), fine + 1, mid + 1, groups[2][mid] + 1);
	}
	ent_arena_free(corpus.arena);
	return 0;
}
