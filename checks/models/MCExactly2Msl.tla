--------------------------- MODULE MCExactly2Msl ----------------------------
(***************************************************************************)
(* Drops what MCEcho keeps, the tick beyond 2 MSL. A's last ACK takes an   *)
(* MSL, and B sends its FIN again just before it arrives; that copy takes  *)
(* an MSL, too, and is there when TIME-WAIT ends. Nothing was slower than  *)
(* the MSL allows, and the FIN is taken for the next connection's. The     *)
(* first copy was lost, or it would have restarted TIME-WAIT.  Excludes    *)
(* duplicates, which MCNextLife has.                                       *)
(***************************************************************************)
EXTENDS Lives

Clock1 == [Clock EXCEPT !.twoMsl = 2 * MSL]
Path1  == [OneFault EXCEPT !.kinds = {"loss"}]
=============================================================================
