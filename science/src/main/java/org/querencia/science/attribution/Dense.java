package org.querencia.science.attribution;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Systems of linear equations of some hundred unknowns, full matrices.
final class Dense {

    /// Below, starting threads takes longer than the work.
    private static final int PARALLEL_ROWS = 200;

    private Dense() {}

    /// Turns `matrix` into its inverse.
    static double[][] inverse(double[][] matrix) {
        double[][] identity = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            identity[i][i] = 1;
        }
        return solve(matrix, identity);
    }

    /// Solves `matrix` x = `right` for all columns of `right` at once, by elimination with partial
    /// pivoting (Golub and Van Loan, Matrix Computations, 3.4). Both are used up; the answer stands
    /// in `right`.
    static double[][] solve(double[][] matrix, double[][] right) {
        int size = matrix.length;
        for (int pivot = 0; pivot < size; pivot++) {
            bringUp(matrix, right, pivot);
            int row = pivot;
            each(
                    pivot + 1,
                    size,
                    lower -> {
                        double factor = matrix[lower][row] / matrix[row][row];
                        if (factor != 0) {
                            subtract(matrix[lower], matrix[row], factor, row);
                            subtract(right[lower], right[row], factor, 0);
                        }
                    });
        }
        for (int pivot = size - 1; pivot >= 0; pivot--) {
            int row = pivot;
            for (int column = 0; column < right[row].length; column++) {
                right[row][column] /= matrix[row][row];
            }
            each(
                    0,
                    pivot,
                    upper -> {
                        if (matrix[upper][row] != 0) {
                            subtract(right[upper], right[row], matrix[upper][row], 0);
                        }
                    });
        }
        return right;
    }

    private static void each(int from, int to, IntConsumer work) {
        IntStream rows = IntStream.range(from, to);
        if (to - from >= PARALLEL_ROWS) {
            rows.parallel().forEach(work);
        } else {
            rows.forEach(work);
        }
    }

    private static void subtract(double[] from, double[] what, double factor, int start) {
        for (int i = start; i < from.length; i++) {
            from[i] -= factor * what[i];
        }
    }

    /// The row with the largest number in the column of the pivot changes places with the pivot's.
    private static void bringUp(double[][] matrix, double[][] right, int pivot) {
        int best = pivot;
        for (int row = pivot + 1; row < matrix.length; row++) {
            if (Math.abs(matrix[row][pivot]) > Math.abs(matrix[best][pivot])) {
                best = row;
            }
        }
        if (matrix[best][pivot] == 0) {
            throw new UnattributableException(
                    "the chain of these paths cannot be solved: some channel leads nowhere");
        }
        double[] kept = matrix[pivot];
        matrix[pivot] = matrix[best];
        matrix[best] = kept;
        double[] keptRight = right[pivot];
        right[pivot] = right[best];
        right[best] = keptRight;
    }
}
