package health.intake.blackbox.storm;

import java.util.List;

/** Bodies whose end two programs could see in different places. */
final class Framing {

    /** Must not be answered as a request of its own. */
    private static final String HIDDEN = "GET /api/v1/key HTTP/1.1\r\nHost: {host}\r\nx-api-key: {key}\r\n\r\n";

    private static final List<String> LENGTHS = List.of(
            "-1",
            "+2",
            "2 2",
            "2,2",
            "2, 3",
            "abc",
            "0x2",
            "2.0",
            "1e1",
            "",
            " ",
            "\t",
            "2;",
            "\"2\"",
            "２",
            "9999999999",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551618",
            "99999999999999999999999999",
            "-0",
            "2\u0000");

    private static final List<String> TRANSFERS = List.of(
            "chunked, chunked",
            "chunked, identity",
            "identity, chunked",
            "gzip, chunked",
            "chunked;q=1",
            "xchunked",
            "chunked ",
            "\tchunked",
            "chunked\u0000",
            "\u000Bchunked",
            "CHUNKED",
            "chun\tked",
            "\"chunked\"",
            "chunked,",
            ",chunked",
            "identity",
            "zqx",
            "",
            "gzip");

    private static final List<String> CHUNKS = List.of(
            "xyz\r\n{}\r\n0\r\n\r\n",
            "-2\r\n{}\r\n0\r\n\r\n",
            "+2\r\n{}\r\n0\r\n\r\n",
            "0x2\r\n{}\r\n0\r\n\r\n",
            "2 \r\n{}\r\n0\r\n\r\n",
            " 2\r\n{}\r\n0\r\n\r\n",
            "2\n{}\n0\n\n",
            "2\r{}\r0\r\r",
            "2\r\n{}0\r\n\r\n",
            "2\r\n{}xx0\r\n\r\n",
            "1\r\n{}\r\n0\r\n\r\n",
            "3\r\n{}\r\n0\r\n\r\n",
            "ffffffff\r\n{}\r\n0\r\n\r\n",
            "7fffffffffffffff\r\n{}\r\n0\r\n\r\n",
            "ffffffffffffffff\r\n{}\r\n0\r\n\r\n",
            "10000000000000002\r\n{}\r\n0\r\n\r\n",
            "2;" + "zqx".repeat(5000) + "\r\n{}\r\n0\r\n\r\n",
            "2;zqx=\"\r\n{}\r\n0\r\n\r\n",
            "0".repeat(5000) + "2\r\n{}\r\n0\r\n\r\n",
            "2\r\n{}\r\n",
            "2\r\n{}\r\n0",
            "2\r\n{}\r\n0\r\n",
            "\r\n",
            "",
            "2\r\n{}\r\n0\r\nContent-Length: 5\r\nx-api-key: zqx\r\n\r\n",
            "2\r\n{}\r\n0\r\nzqx\r\n\r\n",
            "2\r\n{}\r\n0\r\nzqx: " + "a".repeat(20_000) + "\r\n\r\n");

    private Framing() {}

    static void fire(RequestSeries series) {
        for (String length : LENGTHS) {
            series.silent(post("Content-Length: " + length, "{}"));
            series.silent(post("Content-Length: 2\r\nContent-Length: " + length, "{}"));
            series.silent(post("Content-Length: " + length + "\r\nContent-Length: 2", "{}" + HIDDEN));
            series.silent(post("Content-Length: " + length + "\r\nTransfer-Encoding: chunked", "0\r\n\r\n" + HIDDEN));
        }
        for (String transfer : TRANSFERS) {
            series.silent(post("Transfer-Encoding: " + transfer, "2\r\n{}\r\n0\r\n\r\n"));
            series.silent(post("Content-Length: 4\r\nTransfer-Encoding: " + transfer, "0\r\n\r\n" + HIDDEN));
            series.silent(post("Transfer-Encoding: " + transfer + "\r\nContent-Length: 4", "0\r\n\r\n" + HIDDEN));
            series.silent(post("Transfer-Encoding: chunked\r\nTransfer-Encoding: " + transfer, "0\r\n\r\n" + HIDDEN));
        }
        for (String name : List.of(
                "Transfer-Encoding ",
                "Transfer_Encoding",
                "Transfer-Encoding\u0000",
                " Transfer-Encoding",
                "X\nTransfer-Encoding")) {
            series.silent(post("Content-Length: 4\r\n" + name + ": chunked", "0\r\n\r\n" + HIDDEN));
        }
        CHUNKS.forEach(chunks -> series.silent(post("Transfer-Encoding: chunked", chunks)));
    }

    private static Request post(String lines, String body) {
        return Request.raw("POST /api/v1/profiles HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nx-api-key: {key}\r\n"
                + "Content-Type: application/json\r\n" + lines + "\r\n\r\n" + body);
    }
}
