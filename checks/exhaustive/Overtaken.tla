----------------------------- MODULE Overtaken ------------------------------
(***************************************************************************)
(* A writes two octets and calls CLOSE; two segments at a time in flight   *)
(* towards B, which overtake each other and are held; only B reads, and it *)
(* does not close, as in MCText.  Excludes what B sends (Text), and time.  *)
(***************************************************************************)
EXTENDS Composed

Users1 == [Offering(Writes(2, 0), 2) EXCEPT !.first = {"A"}, !.read = {"B"},
                                            !.close = {"A"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 2)]
=============================================================================
