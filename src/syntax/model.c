/* Reading a model file in place: every block's place and shape is checked once, so that the rest can trust it. */
#include "syntax/model.h"

#include <stdio.h>
#include <string.h>

#define MOST 1000.0f /* of any float, either way */

static ent_status bad(ent_error *error, const char *what)
{
	return ent_fail(error, ENT_FORMAT, "syntax model", 0, -1, "%s", what);
}

ent_status ent_model_open(ent_str bytes, ent_model *ret_model, ent_error *error)
{
	size_t head = sizeof ENT_MODEL_MAGIC - 1 + 8;
	if (bytes.len < head || memcmp(bytes.ptr, ENT_MODEL_MAGIC, head - 8) != 0)
		return bad(error, "not a syntax model of this version");
	uint32_t n;
	memcpy(&n, bytes.ptr + 8, sizeof n);
	if (n > 256 || head + n * sizeof(ent_model_block) > bytes.len)
		return bad(error, "cut off");
	ent_model model = {bytes, (const ent_model_block *)(const void *)(bytes.ptr + head), n};
	for (uint32_t i = 0; i < n; i++) {
		const ent_model_block *block = &model.blocks[i];
		if (block->at % 64 || block->at > bytes.len || block->bytes > bytes.len - block->at ||
			!memchr(block->name, 0, sizeof block->name))
			return bad(error, "damaged or cut off");
	}
	*ret_model = model;
	return ENT_OK;
}

static const ent_model_block *find(const ent_model *model, const char *name)
{
	for (uint32_t i = 0; i < model->n_blocks; i++)
		if (strcmp(model->blocks[i].name, name) == 0)
			return &model->blocks[i];
	return NULL;
}

static ent_status missing(ent_error *error, const char *name)
{
	return ent_fail(error, ENT_FORMAT, "syntax model", 0, -1, "no block '%s', or not of the shape expected", name);
}

ent_status ent_model_raw(const ent_model *model, const char *name, uint32_t size, const void **ret_items,
						 uint32_t *ret_n, ent_error *error)
{
	const ent_model_block *block = find(model, name);
	if (!block || block->bytes != (uint64_t)block->rows * block->columns * size)
		return missing(error, name);
	*ret_items = model->bytes.ptr + block->at;
	*ret_n = block->rows * block->columns;
	return ENT_OK;
}

ent_status ent_model_floats(const ent_model *model, const char *name, uint32_t n, const float **ret_floats,
							ent_error *error)
{
	uint32_t got = 0;
	const void *items = NULL;
	ent_status status = ent_model_raw(model, name, sizeof(float), &items, &got, error);
	if (status || (n && got != n))
		return status ? status : missing(error, name);
	/* what training never gives: with it sums could overflow */
	for (uint32_t i = 0; i < got; i++)
		if (!(((const float *)items)[i] < MOST && ((const float *)items)[i] > -MOST))
			return bad(error, "damaged: a number out of range");
	*ret_floats = items;
	return ENT_OK;
}

ent_status ent_model_matrix_of(const ent_model *model, const char *name, uint32_t rows, uint32_t columns,
							   ent_model_matrix *ret_matrix, ent_error *error)
{
	const ent_model_block *block = find(model, name);
	char scales[20];
	(void)snprintf(scales, sizeof scales, "%s.s", name);
	if (!block || block->bytes != (uint64_t)block->rows * block->columns || (rows && block->rows != rows) ||
		(columns && block->columns != columns) || block->rows == 0)
		return missing(error, name);
	ent_model_matrix matrix = {(const int8_t *)model->bytes.ptr + block->at, NULL, block->rows, block->columns};
	ent_status status = ent_model_floats(model, scales, block->rows, &matrix.scales, error);
	if (!status)
		*ret_matrix = matrix;
	return status;
}

ent_status ent_model_text(const ent_model *model, const char *name, ent_str *ret_text, ent_error *error)
{
	const void *bytes;
	uint32_t n;
	ent_status status = ent_model_raw(model, name, 1, &bytes, &n, error);
	if (!status)
		*ret_text = (ent_str){bytes, n};
	return status;
}
