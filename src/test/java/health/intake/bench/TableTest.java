package health.intake.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Target OURS = target(Wrk.INTAKE);
    private static final Target THEIRS = target(Wrk.KEYCLOAK);

    private static Target target(String name) {
        return new Target(name, 1, Set.of(Operation.values()), (operation, connections, seconds) -> {
            throw new UnsupportedOperationException();
        });
    }

    /** @param cpu may be 0, on an idle clock */
    private static Figures figures(double rate, double p50, double p99, double cpu) {
        return new Figures(List.of(rate, p50, p99, 0.0, cpu, 0.25, 700.0, 2.0, 3.0));
    }

    private static Map<Cell, Figures> cells(Figures ours, Figures theirs) {
        Map<Cell, Figures> cells = new LinkedHashMap<>();
        Cell cell = new Cell(Operation.LIST_DEEP, 16, OURS);
        cells.put(cell, ours);
        cells.put(cell.of(THEIRS), theirs);
        return cells;
    }

    @Test
    void medianIsTheMiddleOfEachFigureOnItsOwn() {
        Figures three = Figures.median(List.of(figures(30, 1, 9, 1), figures(10, 2, 7, 1), figures(20, 3, 8, 1)));

        assertThat(three.values()).startsWith(20.0, 2.0, 8.0);
    }

    @Test
    void medianOfAnEvenNumberIsBetweenTheMiddleOnes() {
        Figures two = Figures.median(List.of(figures(30, 1, 9, 1), figures(10, 2, 7, 1)));

        assertThat(two.values()).startsWith(20.0, 1.5, 8.0);
    }

    @Test
    void rowsNameTheCellBeforeItsFigures() {
        String tsv =
                Table.of(cells(figures(30, 1, 9, 1.5), figures(10, 2, 7, 1))).tsv();

        assertThat(tsv.lines().skip(1))
                .containsExactly(
                        "list_deep\t16\tintake\t30.0\t1.00\t9.00\t0\t1.500\t0.250\t700\t2.00\t3",
                        "list_deep\t16\tkeycloak\t10.0\t2.00\t7.00\t0\t1.000\t0.250\t700\t2.00\t3");
        assertThat(tsv.lines().map(line -> line.split("\t").length)).containsOnly(12);
    }

    @Test
    void ratiosAreThoseOfIntakeToThePeer() {
        Table ratios = Table.ratios(cells(figures(30, 1, 9, 1), figures(10, 2, 3, 0)), OURS, THEIRS);

        assertThat(ratios.tsv().lines().skip(1)).containsExactly("list_deep\t16\t3.00\t0.50\t3.00\t-");
    }

    @Test
    void thereIsNoRatioToAPeerWithoutTheOperation() {
        Cell cell = new Cell(Operation.LIST_CURSOR, 16, OURS);

        assertThat(Table.ratios(Map.of(cell, figures(30, 1, 9, 1)), OURS, THEIRS)
                        .rows())
                .hasSize(1);
    }

    @Test
    void columnsAreAsWideAsTheirWidestText() {
        Table ratios = Table.ratios(cells(figures(30, 1, 9, 1), figures(10, 2, 3, 1)), OURS, THEIRS);

        assertThat(ratios.text().lines())
                .containsExactly(
                        "operation  connections  intake÷keycloak:req/s  p50_ms  p99_ms  cpu_ms/req",
                        "list_deep           16                   3.00    0.50    3.00        1.00");
    }

    @Test
    void refusedAndEmptyAnswersAreErrorsAndAmongTheRequests() {
        Load.Result result = Wrk.parse("RESULT\t100\t2.000\t1.500\t9.250\t3\t4\t5\t0.61");

        assertThat(result).isEqualTo(new Load.Result(100, 2, 1.5, 9.25, 12, 7, 0.61));
    }
}
