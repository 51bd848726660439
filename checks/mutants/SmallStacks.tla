---------------------------- MODULE SmallStacks -----------------------------
(***************************************************************************)
(* What rests on liberties, and on deviations of Linux: one state.         *)
(***************************************************************************)
EXTENDS MCStacks

(* Text leaves with a SYN if it was written, and once.                     *)
SynWith(len) ==
  Under(Everything)!Outcomes(Opener,
    [type |-> "Emit", segment |-> [Syn(Opener) EXCEPT !.len = len]])

TextOnSynInv ==
  /\ {o.tcb : o \in SynWith(1)} =
       {[Opener EXCEPT !.resend = FALSE, !.sndNxt = 101]}
  /\ SynWith(2) = {}

(* Without a probe the timer stops where nothing is in flight, and only    *)
(* there.                                                                  *)
Sends(t) ==
  {o \in Under(Everything)!Outcomes(t, [type |-> "Send", len |-> 1]) :
     "NoZeroWindowProbe" \in o.needs}

NoProbeInv ==
  /\ {o.tcb.rtx : o \in Sends([Open EXCEPT !.sndWnd = 0])} = {Off}
  /\ Sends(Sending1) = {}
=============================================================================
