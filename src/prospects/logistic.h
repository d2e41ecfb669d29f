/* Logistic regression of a few columns, fitted by Newton's method with a ridge that pulls towards given weights. */
#ifndef ENT_PROSPECTS_LOGISTIC_H
#define ENT_PROSPECTS_LOGISTIC_H

#include <stddef.h>

enum { ENT_COLUMNS = 12 }; /* the first is the constant 1 */

typedef struct ent_logistic {
	double weight[ENT_COLUMNS];
} ent_logistic;

/* `rows`: [n][ENT_COLUMNS], `happened`: [n] 0 or 1. With few rows what is given in `*model` stays nearly as it is. */
void ent_logistic_fit(const float *rows, const unsigned char *happened, size_t n, double ridge, ent_logistic *model);

double ent_logistic_at(const ent_logistic *model, const float *row); /* a probability */

/* Least squares with the same ridge, for amounts. */
void ent_linear_fit(const float *rows, const float *amounts, size_t n, double ridge, ent_logistic *model);
double ent_linear_at(const ent_logistic *model, const float *row);

#endif
