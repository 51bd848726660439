----------------------------- MODULE MCSegments -----------------------------
(***************************************************************************)
(* Whatever arrives, honest or forged, near the edges of the windows:      *)
(* Segments, asked of the control blocks of a connection in which A sends  *)
(* an octet and its FIN, which overtake each other or are lost.  The       *)
(* segments are judged under every option, whichever the endpoints follow. *)
(* Excludes the handshake, closed windows, users that have gone and the    *)
(* states behind B's FIN, which the models of checks/mutants have; and two *)
(* gaps at once.                                                           *)
(***************************************************************************)
EXTENDS MC, Segments

Path12 == [LossyPath EXCEPT !.capacity = Carrying(1, 2), !.kinds = {"loss"}]
OneWay == [Writes(1, 0) EXCEPT !.first = {"A"}, !.read = {"B"},
                                !.close = {"A"}]

(* Without a clock, but an ACK may be delayed.                             *)
Delaying == [NoClock EXCEPT !.ackDelay = 1]
=============================================================================
