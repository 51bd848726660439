package lastack.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Citations in prose. */
class CitationsTests {

    private static List<String> mistakes(String file, String text) {
        return Citations.mistakes(new SourceFile(file, text), Rfc.load());
    }

    @ParameterizedTest
    @ValueSource(strings = {"section 3.10.7.4, first", "sections 3.8.6 and\n     * 3.8.6.2.2", "(3.6, MUST-12) and A.2",
        "RFC 9293, section 3.6", "RFC 6298, section 5.4", "RFC 6298 5.1-5.5", "(RFC 6298, sections 5.4 to\n * 5.6)",
        "section 3", "RFC 5961\n     * section 13", "3.7 s and 0.5 s", "Maven 3.9.9, JDK 17.0", "a number such as 0.1",
        "(3.8.6.3; RFC 5681, section 4.2)"})
    void whatIsOrIsNotASectionOfRfc9293IsSeen(String comment) {
        assertThat(mistakes("src/A.java", "/** " + comment + " */")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "section 3.11 says so           | no section 3.11.",
        "sections 3.6 and 3.9.3         | no section 3.9.3.",
        "(3.10.9)                       | no section 3.10.9.",
        "A.9                            | no section A.9.",
        "section 12                     | no section 12.",
        "3.10.7.5/first                 | no section 3.10.7.5.",
        "RFC 9293, section 5.4          | no section 5.4.",
        "RFC 6298, section 5.4; 3.11    | no section 3.11.",
        "RFC 6298, 5.4.  So does 3.11   | no section 3.11.",
        "(RFC 6298, 5.4), but 3.11      | no section 3.11.",
        "MUST-70                        | no requirement MUST-70."})
    void aCitationOfWhatThereIsNotIsNamed(String comment, String wrong) {
        assertThat(mistakes("src/A.java", "class A { }\n// x\n// " + comment)).containsExactly("src/A.java line 3: RFC 9293 has " + wrong);
        assertThat(mistakes("spec/A.tla", "A == 1 (* " + comment + " *)")).containsExactly("spec/A.tla line 1: RFC 9293 has " + wrong);
        assertThat(mistakes("README.md", "\n" + comment + "\n")).containsExactly("README.md line 2: RFC 9293 has " + wrong);
    }

    @Test
    void onlyProseIsRead() {
        assertThat(mistakes("src/A.java", "String s = \"// section 3.11\"; char c = '\"'; double d = 3.11; // fine")).isEmpty();
        assertThat(mistakes("src/A.java", "String s = \"\"\"\n  // section 3.11\n  \"\"\"; String t = \"\\\"// 3.11\";")).isEmpty();
        assertThat(mistakes("README.md", "```\nMC 3.11\n```\n`3.11` and so on\n")).isEmpty();
        assertThat(mistakes("spec/A.tla", "A == \"(* 3.11 *)\" \\* fine")).isEmpty();
    }

    @Test
    void whatFollowsCodeIsRead() {
        assertThat(mistakes("src/A.java", "char c = '\"'; // 3.11\nString s = \"'\"; /* 3.12 */")).hasSize(2);
        assertThat(mistakes("README.md", "```\nx\n```\n3.11 `a` 3.12\n")).hasSize(2);
        assertThat(mistakes("checks/models/manifest.json", "{\"shows\": \"3.11\"}")).hasSize(1);
    }
}
