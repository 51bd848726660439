------------------------------- MODULE Abort --------------------------------
(***************************************************************************)
(* As MCAbort: the user of A may call ABORT at any moment, and its reset   *)
(* overtakes its FIN; but the user of B may abort too.  Excludes text, and *)
(* time.                                                                   *)
(***************************************************************************)
EXTENDS Composed

Users1 == [Offering(FinsOnly, 4) EXCEPT !.first = Side, !.abort = Side,
                                        !.read = Side]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 2)]
=============================================================================
