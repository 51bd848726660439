package lastack.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SegmentTests {

    private static Segment segment(int octets, Control... ctl) {
        return new Segment(SeqNumber.of(100), SeqNumber.of(300), Control.set(ctl), 10, Text.of(new byte[octets]));
    }

    @Test
    void aFinTakesOneNumber() {
        assertThat(segment(5, Control.ACK).length()).isEqualTo(5);
        assertThat(segment(5, Control.ACK, Control.FIN).length()).isEqualTo(6);
        assertThat(segment(5, Control.ACK, Control.FIN).end()).isEqualTo(SeqNumber.of(106));
    }

    @Test
    void readsAsInTheRfc() {
        assertThat(segment(0, Control.ACK, Control.FIN)).hasToString("<SEQ=100><ACK=300><CTL=FIN,ACK>");
        assertThat(segment(0, Control.RST)).hasToString("<SEQ=100><CTL=RST>");
        assertThat(segment(5, Control.ACK)).hasToString("<SEQ=100><ACK=300><DATA=5><CTL=ACK>");
        assertThat(segment(0)).hasToString("<SEQ=100>");
    }

    @Test
    void keepsItsControlBitsWhateverBecomesOfTheSetTheyCameIn() {
        Set<Control> ctl = EnumSet.of(Control.FIN, Control.ACK);
        Segment segment = new Segment(SeqNumber.ZERO, SeqNumber.ZERO, ctl, 0, Text.EMPTY);
        ctl.clear();

        assertThat(segment.ctl()).containsExactly(Control.ACK, Control.FIN);
    }

    @Test
    void refusesAWindowThatNoScaleReaches() {
        assertThatThrownBy(() -> new Segment(SeqNumber.ZERO, SeqNumber.ZERO, Set.of(), Segment.LARGEST_WINDOW + 1, Text.EMPTY))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1073725441");
    }
}
