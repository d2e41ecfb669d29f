/* The choice of a kernel by what the processor has, and the layout of matrices that all kernels share. */
#include "syntax/kernel.h"

#include "syntax/kernel_kinds.h"

#include <stdlib.h>
#include <string.h>

const ent_kernel *ent_kernel_choose(const char *name)
{
#if defined(__x86_64__)
	__builtin_cpu_init();
	if ((!name || strcmp(name, "vnni") == 0) && __builtin_cpu_supports("avx512vnni") &&
		__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
		return &ent_kernel_vnni;
	if ((!name || strcmp(name, "avx2") == 0) && __builtin_cpu_supports("avx2"))
		return &ent_kernel_avx2;
	if (!name || strcmp(name, "sse2") == 0)
		return &ent_kernel_sse2;
#endif
	return !name || strcmp(name, "plain") == 0 ? &ent_kernel_plain : NULL;
}

bool ent_kernel_fits(const int8_t *row, size_t columns)
{
	int worst = 0;
	for (size_t at = 0; at < columns; at += 16)
		for (size_t pair = at; pair < at + 4; pair += 2) {
			int over = 0, under = 0;
			for (size_t j = pair; j < pair + 13; j += 4) {
				int sum = row[j] + row[j + 1], size = abs(row[j]) + abs(row[j + 1]);
				over += size + sum;
				under += size - sum;
			}
			worst = over > worst ? over : worst;
			worst = under > worst ? under : worst;
		}
	return worst <= 2 * ENT_MODEL_NARROW; /* each weight counted twice */
}

/* `rows` up to a multiple of ENT_KERNEL_BLOCK. */
static uint32_t padded(uint32_t rows)
{
	return (rows + ENT_KERNEL_BLOCK - 1) / ENT_KERNEL_BLOCK * ENT_KERNEL_BLOCK;
}

/* Where the four columns from `column` of a row of the matrix [rows, columns] stand. */
static size_t place(uint32_t row, uint32_t column, uint32_t rows, uint32_t columns)
{
	const uint32_t group_rows = ENT_KERNEL_GROUP * ENT_KERNEL_BLOCK;
	uint32_t first = row / group_rows * group_rows, here = rows - first < group_rows ? rows - first : group_rows;
	return (size_t)first * columns + (size_t)column * here + (size_t)(row - first) * 4;
}

static void *at_line(void *at)
{
	return (char *)at + (ENT_KERNEL_LINE - (uintptr_t)at % ENT_KERNEL_LINE) % ENT_KERNEL_LINE;
}

float *ent_kernel_floats(ent_arena *arena, size_t n)
{
	return at_line(ENT_NEWN(arena, float, n + ENT_KERNEL_LINE / sizeof(float)));
}

float *ent_kernel_scratch(ent_arena *arena, size_t n)
{
	return at_line(ENT_SCRATCH(arena, float, n + ENT_KERNEL_LINE / sizeof(float)));
}

void ent_kernel_pack(ent_arena *arena, const ent_kernel_part *parts, size_t n_parts, uint32_t columns,
					 ent_kernel_matrix *out)
{
	uint32_t rows = 0;
	for (size_t p = 0; p < n_parts; p++)
		rows += padded(parts[p].rows);
	/* no load crosses a line of the cache */
	int8_t *packed = at_line(ENT_NEWN(arena, int8_t, (size_t)rows * columns + ENT_KERNEL_LINE));
	int32_t *start = at_line(ENT_NEWN(arena, int32_t, rows + ENT_KERNEL_LINE / sizeof(int32_t)));
	float *scales = ent_kernel_floats(arena, rows), *bias = ent_kernel_floats(arena, rows);
	uint32_t row = 0;
	for (const ent_kernel_part *part = parts; part < parts + n_parts; part++) {
		for (uint32_t i = 0; i < part->rows; i++) {
			const int8_t *weights = part->weights + (size_t)i * columns;
			for (uint32_t j = 0; j < columns; j += 4)
				memcpy(packed + place(row + i, j, rows, columns), weights + j, 4);
			for (uint32_t j = 0; j < columns; j++)
				start[row + i] -= 64 * weights[j];
			scales[row + i] = part->scales[i];
			bias[row + i] = part->bias ? part->bias[i] : 0;
		}
		for (uint32_t i = part->rows; i < padded(part->rows); i++)
			bias[row + i] = ENT_KERNEL_NEVER;
		row += padded(part->rows);
	}
	*out = (ent_kernel_matrix){packed, start, scales, bias, rows, columns};
}
