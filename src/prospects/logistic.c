/* Sums of products, and Gauss's elimination (the matrix is positive definite by its ridge). */
#include "prospects/logistic.h"

#include <math.h>
#include <string.h>

enum { N = ENT_COLUMNS, STEPS = 12 };

/* Solves a x = b in place of b. */
static void solve(double a[N][N], double b[N])
{
	for (int i = 0; i < N; i++)
		for (int j = i + 1; j < N; j++) {
			double factor = a[j][i] / a[i][i];
			for (int k = i; k < N; k++)
				a[j][k] -= factor * a[i][k];
			b[j] -= factor * b[i];
		}
	for (int i = N - 1; i >= 0; i--) {
		for (int k = i + 1; k < N; k++)
			b[i] -= a[i][k] * b[k];
		b[i] /= a[i][i];
	}
}

double ent_linear_at(const ent_logistic *model, const float *row)
{
	double sum = 0;
	for (int i = 0; i < N; i++)
		sum += model->weight[i] * (double)row[i];
	return sum;
}

double ent_logistic_at(const ent_logistic *model, const float *row)
{
	return 1 / (1 + exp(-ent_linear_at(model, row)));
}

/* All of the square, not half of it: rows of one length go through the lanes of the machine. */
static void add_square(double a[N][N], const float *row, double weight)
{
	double wide[N];
	for (int i = 0; i < N; i++)
		wide[i] = (double)row[i];
	for (int i = 0; i < N; i++) {
		double times = weight * wide[i];
		for (int j = 0; j < N; j++)
			a[i][j] += times * wide[j];
	}
}

void ent_logistic_fit(const float *rows, const unsigned char *happened, size_t n, double ridge, ent_logistic *model)
{
	const ent_logistic prior = *model;
	const double longest = 4, near = 1e-6;
	for (int step = 0; step < STEPS; step++) {
		double a[N][N] = {{0}}, b[N] = {0}, size = 0;
		for (size_t k = 0; k < n; k++) {
			const float *row = rows + k * N;
			double p = ent_logistic_at(model, row);
			add_square(a, row, p * (1 - p));
			for (int i = 0; i < N; i++)
				b[i] += (happened[k] - p) * (double)row[i];
		}
		for (int i = 0; i < N; i++) {
			a[i][i] += ridge;
			b[i] -= ridge * (model->weight[i] - prior.weight[i]);
		}
		solve(a, b);
		for (int i = 0; i < N; i++)
			size = fmax(size, fabs(b[i]));
		double shorten = size > longest ? longest / size : 1;
		for (int i = 0; i < N; i++)
			model->weight[i] += shorten * b[i];
		if (size < near)
			break;
	}
}

void ent_linear_fit(const float *rows, const float *amounts, size_t n, double ridge, ent_logistic *model)
{
	double a[N][N] = {{0}}, b[N] = {0};
	for (size_t k = 0; k < n; k++) {
		const float *row = rows + k * N;
		add_square(a, row, 1);
		for (int i = 0; i < N; i++)
			b[i] += (double)amounts[k] * (double)row[i];
	}
	for (int i = 0; i < N; i++) {
		a[i][i] += ridge;
		b[i] += ridge * model->weight[i];
	}
	solve(a, b);
	memcpy(model->weight, b, sizeof b);
}
